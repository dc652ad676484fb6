import type { Example } from '../../src/matching/classifier.ts'
import { shuffled } from '../../src/matching/shuffled.ts'

/** What people say about a matter, and how they begin and end; sentences are put together from these. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  环卫所: ['垃圾桶满了没人清运', '路边堆着建筑垃圾', '垃圾车三天没来', '有人偷倒装修垃圾', '保洁员不扫大街'],
  建管办: ['路灯坏了不亮', '路面有个大坑', '下水道堵了往外反水', '井盖松动了', '路面塌陷没人修'],
  农业中心: ['羊群啃了麦苗', '有人烧秸秆冒浓烟', '机井没水浇不了地', '牛吃了玉米苗', '灌溉渠堵了'],
}
const BEFORE = ['您好，我们村', '领导好，村东头', '反映一下，学校门口', '麻烦看看，俺家门前', '村委旁边']
const AFTER = [
  '，请尽快处理。',
  '，已经好几天了。',
  '，打过电话没人管。',
  '，老人孩子都害怕。',
  '，希望给个说法。',
]

/** `count` tickets of made-up words; the same seed gives the same ones. */
export function tickets(count: number, seed: number): Example[] {
  const labels = Object.keys(SAID)
  const of = <T>(list: readonly T[], turn: number): T => list[turn % list.length] as T
  return [...shuffled(count * 7, seed).slice(0, count)].map((turn) => {
    const label = of(labels, turn)
    const said = of(SAID[label] ?? [], Math.floor(turn / 3))
    const detail = of(BEFORE, Math.floor(turn / 15)) + said + of(AFTER, Math.floor(turn / 2))
    return { title: said.slice(0, 6), detail, label }
  })
}
