import { pinyin } from 'pinyin-pro'
import type { Chance } from '../../src/domain/chance.ts'
import { chanceOf } from '../../src/domain/chance.ts'
import type { Corpus, Query, Record } from './corpus.ts'

/** A made-up thing to complain of: as the office calls it, and as people do. The first ways stand in the entries. */
interface Matter {
  name: string
  keywords: readonly string[]
  asks: readonly string[]
  told: readonly string[]
}

const MATTERS: readonly Matter[] = [
  matter(
    '生活垃圾清运',
    '垃圾 清运 保洁',
    '垃圾堆了没人拉|垃圾桶满了不清',
    '垃圾好几天没清走|桶都满出来了味大',
  ),
  matter('道路破损修复', '道路 坑洼 修补', '路面坑坑洼洼|路坏了没人修', '路上净是坑车颠得慌|路面烂了一大片'),
  matter('路灯维修', '路灯 照明', '路灯不亮|晚上黑灯瞎火', '灯坏了一排夜里看不见|路灯晚上不亮了'),
  matter('供暖温度', '供暖 温度 暖气', '暖气不热|家里冷', '暖气片摸着凉屋里冷|家里暖气不热才十几度'),
  matter('自来水供应', '自来水 停水 水压', '停水好几天|水压太小', '水龙头流不出水|水小得上不去二楼'),
  matter('污水外溢', '污水 下水道 堵塞', '下水道堵了|污水往外冒', '臭水从井里往外冒|下水堵了脏水流一街'),
  matter('公厕管理', '公厕 保洁', '公厕没人打扫|厕所太脏', '公共厕所脏得进不去人|厕所没人打扫'),
  matter('养殖污染', '养殖 臭味 粪污', '猪圈臭味大|粪水乱流', '养猪的臭味熏得开不了窗|粪水流到沟里'),
  matter('秸秆焚烧', '秸秆 焚烧', '有人烧秸秆|地里冒烟', '地里烧玉米秸呛人|烧秸秆烟大'),
  matter('犬只扰民', '犬只 流浪狗', '狗叫扰民|流浪狗多', '野狗成群吓着孩子|狗半夜叫个不停'),
  matter('宅基地审批', '宅基地 建房', '宅基地怎么批|想盖房子', '盖新房找谁批|宅基地申请不下来'),
  matter('土地承包纠纷', '土地 承包 流转', '承包地被占|流转费不给', '地租今年没给|口粮地让人占了'),
  matter('拖欠工资', '工资 欠薪', '拖欠工资|干活不给钱', '干完活工钱一直拖着|包工头不给工资'),
  matter('物业服务', '物业 小区', '物业不管事|物业费高', '电梯坏了物业不来修|物业光收费不干活'),
  matter('噪声扰民', '噪声 扰民', '半夜施工吵|音响太吵', '工地半夜还在干活吵得睡不着|广场舞声音大'),
  matter('违法建设', '违建 搭建', '私搭乱建|占路盖房', '邻居在路上搭棚子|有人偷着盖房'),
  matter('占道经营', '占道 摆摊', '摆摊占路|集市堵路', '卖菜的把路占了过不去车|赶集堵得走不动'),
  matter('低保申请', '低保 救助', '低保怎么办|家里困难', '家里没收入想吃低保|低保申请不上'),
  matter('养老补贴', '养老 高龄 补贴', '高龄补贴没发|老人补贴', '八十多的老人补贴没到账|老人钱这月没发'),
  matter('医保报销', '医保 报销', '医保报销多少|住院怎么报', '住院花了钱咋报销|医保报不了'),
  matter('春灌用水', '灌溉 浇地', '浇不上地|机井坏了', '地干得裂缝浇不上水|机井坏了没法浇地'),
  matter('牛羊啃青', '啃青 麦苗', '羊啃麦苗|牛进地', '放羊的把麦苗啃了|牛羊祸害麦子'),
  matter('树木隐患', '树木 修剪', '树要倒了|树枝碰电线', '大树歪了怕砸着人|树枝挨着电线'),
  matter('河道清淤', '河道 沟渠', '河沟堵了|河水臭', '沟里全是草水流不动|河水发黑发臭'),
  matter('停车秩序', '停车 堵路', '乱停车|车堵门口', '车停在俺家门口出不去|路两边停满车'),
  matter('消防隐患', '消防 充电', '楼道堆东西|电动车进楼', '楼道里电动车充电怕着火|消防通道堵死了'),
  matter('惠农补贴', '补贴 种粮', '粮补没到账|补贴少发', '种地的补贴没给俺打|今年粮补没收到'),
  matter('电压不稳', '电压 停电', '电压低|老停电', '空调带不动电压太低|一天停好几回电'),
  matter('燃气安装', '燃气 煤改气', '燃气没通|壁挂炉坏了', '天然气啥时候给通|炉子打不着火'),
  matter('公交线路', '公交 班车', '公交不来|线路调整', '等公交一个多钟头不来|村里没车去县城'),
]

const SYLLABLES = [
  ...'东西南北大小高孟艾卞刘张王李赵陈杨周吴徐孙马朱胡林郭何罗梁宋韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭',
]
const PLACES = ['村', '庄', '屯', '店', '寨', '铺', '营', '桥']
const SIDES = ['', '前街', '后街', '东头', '西头', '河边', '学校旁', '市场口']

/** Entries of a township of as many villages as it takes, and a query for each of some of them, in other words. */
export function township(size: number, seed: string): Corpus {
  const chance = chanceOf(`${seed} township ${size}`)
  const villages = villagesOf(Math.ceil(size / MATTERS.length), chance)
  const records: Record[] = []
  const told: string[] = []
  for (let at = 0; at < size; at += 1) {
    const one = MATTERS[at % MATTERS.length] as Matter
    const village = villages[Math.floor(at / MATTERS.length)] ?? ''
    const place = `${village}${chance.pick(SIDES)}`
    records.push({
      title: `${place}${one.name}`,
      asks: one.asks.map((ask) => `${place}${ask}`),
      keywords: one.keywords,
      matter: one.name,
      body: `您好，您反映的${place}${one.name}问题，我们已到现场核实，安排专人处理，处理结果电话告知您。`,
    })
    told.push(`${place}${chance.pick(one.told)}`)
  }
  const asked = Math.min(200, size)
  const queries = Array.from({ length: asked }, (_, nth): Query => {
    // Anywhere in its stretch: at even distances, all would be of one or two matters.
    const at = Math.floor(((nth + chance.next()) * size) / asked)
    return { words: told[at] ?? '', right: new Set([at]) }
  })
  return { records, queries }
}

const NOISES = ['plain', 'wrong', 'missing', 'added', 'swapped', 'homophone', 'sentence', 'long'] as const

/** The same queries as they come: misspelt, wrapped in a sentence, or somewhere in a complaint of 100 to 600 signs. */
export function noisedSets({ records, queries }: Corpus, seed: string): Map<string, readonly Query[]> {
  const sounds = Map.groupBy(
    new Set(records.flatMap(({ title, asks }) => [...title, ...asks.join('')])),
    soundOf,
  )
  return new Map(
    NOISES.map((noise) => {
      const chance = chanceOf(`${seed} ${noise} ${records.length}`)
      const noised = queries.map(({ words, right }) => ({
        words: noisedBy(noise, words, chance, sounds),
        right,
      }))
      return [`${records.length} made up, ${noise}`, noised]
    }),
  )
}

const OPENINGS = ['请问', '你好，我想反映一下，', '喂，俺是村里的，', '麻烦问一下', '领导您好，']
const ENDINGS = ['这事归谁管', '怎么办啊', '好几天了也没人问，能不能给解决一下', '请给个说法', '咋弄']
const ASIDES = [
  '我在这里住了二十多年了，以前从来没有这样过。',
  '家里有老人有孩子，生活非常不方便。',
  '之前打过好几次电话，每次都说登记了，让等通知。',
  '邻居们意见也很大，大家都盼着早点解决。',
  '我白天要上班，晚上才有时间打这个电话。',
  '希望领导重视，派人来看一看，给老百姓一个答复。',
  '上个月有人来过一趟，看了看就走了，后来就没有下文。',
  '我们不是不讲理的人，实在是没有别的办法了。',
  '马上就要过节了，亲戚来了看着也不像样。',
  '听说别的地方早就弄好了，不知道为什么我们这里一直拖着。',
]

function noisedBy(
  noise: (typeof NOISES)[number],
  words: string,
  chance: Chance,
  sounds: ReadonlyMap<string, readonly string[]>,
): string {
  const signs = [...words]
  const at = chance.between(0, signs.length - 2)
  const sign = signs[at] ?? ''
  switch (noise) {
    case 'plain':
      return words
    case 'wrong':
      return signs.with(at, chance.pick(SYLLABLES)).join('')
    case 'missing':
      return signs.toSpliced(at, 1).join('')
    case 'added':
      return signs.toSpliced(at, 0, chance.pick(SYLLABLES)).join('')
    case 'swapped':
      return signs
        .with(at, signs[at + 1] ?? '')
        .with(at + 1, sign)
        .join('')
    case 'homophone':
      return signs.with(at, chance.pick(sounds.get(soundOf(sign)) ?? [sign])).join('')
    case 'sentence':
      return `${chance.pick(OPENINGS)}${words}${chance.pick(ENDINGS)}`
    case 'long': {
      const asides = Array.from({ length: 5 + chance.between(0, 21) }, () => chance.pick(ASIDES))
      return asides.toSpliced(chance.between(0, asides.length - 1), 0, `${words}，`).join('')
    }
  }
}

function soundOf(sign: string): string {
  return pinyin(sign, { toneType: 'none' })
}

function villagesOf(count: number, chance: Chance): string[] {
  const names = new Set<string>()
  while (names.size < count) {
    names.add(`${chance.pick(SYLLABLES)}${chance.pick(SYLLABLES)}${chance.pick(PLACES)}`)
  }
  return [...names]
}

function matter(name: string, keywords: string, asks: string, told: string): Matter {
  return { name, keywords: keywords.split(' '), asks: asks.split('|'), told: told.split('|') }
}
