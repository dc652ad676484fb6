import type { Reported } from '../../src/matching/wording.ts'

/** Places and matters of a made-up street, each in several people's words. */
const PLACES = [
  '锦绣家园',
  '银杏小区',
  '槐荫花苑',
  '凤凰新城',
  '金水湾小区',
  '育英小学',
  '文昌路',
  '永安大街',
  '西柳村',
  '北岗村',
]

/** How people begin, and what they say; `@` is the place. */
const MATTERS: Readonly<Record<string, { titles: readonly string[]; said: readonly string[] }>> = {
  lamps: {
    titles: ['@路灯不亮', '反映@晚上没有照明', '@的灯全黑了'],
    said: [
      '路灯坏了好几天，晚上黑灯瞎火，老人怕摔着。',
      '天一黑就看不见路，一排灯都灭着，请派人来修。',
      '晚上走路全靠手机照明。',
    ],
  },
  noise: {
    titles: ['@旁边夜里施工扰民', '投诉@附近工地太吵', '@深夜打桩噪音'],
    said: [
      '工地半夜还在打桩，噪音大得睡不着觉。',
      '挖土机、渣土车夜里十二点还在响，没法睡。',
      '施工能不能白天干，孩子都吵醒了。',
    ],
  },
  waste: {
    titles: ['@垃圾没人清运', '@垃圾成堆', '请清理@的垃圾'],
    said: [
      '垃圾桶满了一个星期，苍蝇很多，臭味难闻。',
      '垃圾堆成小山，好久没人来拉走。',
      '保洁不来，生活垃圾扔在桶边，臭气熏天。',
    ],
  },
  heating: {
    titles: ['@暖气不热', '@室温不达标', '反映@供暖温度低'],
    said: [
      '供暖半个月了，家里暖气片还是凉的。',
      '交了取暖费，屋里只有十三四度。',
      '冷得睡不着，老人孩子都冻感冒了。',
    ],
  },
  water: {
    titles: ['@自来水发黄', '@水质有问题', '咨询@水为什么是浑的'],
    said: [
      '自来水又黄又浑，放半天还有泥沙。',
      '水龙头放出来的水带铁锈，不敢喝。',
      '洗衣服都染黄，请自来水公司来看看。',
    ],
  },
}

export interface Planted extends Reported {
  /** Place and matter. */
  truth: string
}

/** Every matter at every place, each said by three people. */
export function streetTalk(): Planted[] {
  return PLACES.flatMap((place) =>
    Object.entries(MATTERS).flatMap(([matter, { titles, said }]) =>
      titles.map((title, at) => ({
        title: title.replace('@', place),
        detail: `${place}${said[at]}${said[(at + 1) % said.length]}`,
        truth: `${place} ${matter}`,
      })),
    ),
  )
}
