/** What is happening, by whom to call: 火 气 伤 水 电 暴力 被困 轻生, or only a cry for help. */
export type EmergencyKind =
  | 'fire'
  | 'gas'
  | 'injury'
  | 'drowning'
  | 'electric'
  | 'violence'
  | 'trapped'
  | 'suicide'
  | 'help'

export interface Emergency {
  kind: EmergencyKind
  /** The words that tell it. */
  words: string
  /** 119, 110 or 120 has been called already, as the words say. */
  isCalled: boolean
}

const PERSON =
  '(?:有人|个人|[一两几多]人|工人|路人|老人|老头|老太|老爷子|孩子?|小孩|娃|学生|男的|女的|男人|女人|大爷|大娘|大叔|大婶|大妈|奶奶|爷爷|俺[爹娘妈爸]|我[爹娘妈爸]|[爹娘妈爸]|媳妇|老公|对象|邻居|同事|司机|他|她)'
const IN_CLAUSE = '[^，。！？；\\n]'

/** The words for each, in the present; the first kind that fits is the one. */
const SIGNS: readonly (readonly [EmergencyKind, RegExp])[] = [
  [
    'gas',
    new RegExp(
      `(?:煤气|燃气|天然气|液化气|气罐|沼气)${IN_CLAUSE}{0,6}(?:泄漏|泄露|漏气|跑气|漏了|在漏)|(?<!轮胎.{0,6})(?:一直|还在|正在|老|往外)漏气|(?:闻到|闻着|有|好大|好浓|一股|全是|满屋)${IN_CLAUSE}{0,6}(?:煤气|燃气|天然气|液化气)(?:的?味)|(?:煤气|一氧化碳|沼气)中毒|中煤气|中了煤气|熏着了?煤气`,
    ),
  ],
  [
    'fire',
    new RegExp(
      `着(?:大|起|了大?)?火(?![车锅机炬腿把柴龙葱红热爆气种])|起(?:了|大)?火(?![车锅炉爆腿机])|失火|火灾|烧起来|烧着(?:了|房|屋|柴)|(?:还在|正在)(?:烧|着|冒烟|冒火)|大火(?![收炖煮炒锅慢])|火势|(?:电线|电表|电箱|配电|变压器|插座|插排|屋|房|楼|车|电瓶|电池|窗|家里|充电)${IN_CLAUSE}{0,8}冒(?:着)?[黑浓大白]?(?:烟|火(?!花))|冒(?:着)?浓烟|(?:罐|锅炉|电瓶|电池|变压器|鞭炮|烟花)${IN_CLAUSE}{0,4}(?:炸了|爆了)|爆炸(?![性式头]|新闻|物|品)`,
    ),
  ],
  [
    'drowning',
    new RegExp(
      `溺水|落水(?![管口沟斗])|被水冲走|${PERSON}${IN_CLAUSE}{0,8}(?:掉|跌|滑|摔|栽|淹|跳)(?:进|到|下|入|在|了)*${IN_CLAUSE}{0,4}(?:河|水|井|塘|湾|湖|池|渠)|(?:掉|跌|滑)(?:进|到|下|入)*${IN_CLAUSE}{0,3}(?:河|井|塘|湾|湖|粪池|水库|水渠)里?(?:一个)?人`,
    ),
  ],
  [
    'electric',
    new RegExp(
      `触电|电(?:着|到|倒|住|伤)人|${PERSON}${IN_CLAUSE}{0,3}被电|漏电(?:了|打人|电人|伤人)|(?:电线|高压线|电缆)${IN_CLAUSE}{0,4}(?:断|掉|落|搭)${IN_CLAUSE}{0,3}(?:了|下来|地上|路上|水里)|(?:冒|打|直)(?:着)?火花`,
    ),
  ],
  [
    'violence',
    new RegExp(
      `动(?:了)?刀|(?:拿|持|掏|抡|挥|提|举)(?:着|了|起|出|把)*(?:菜?刀|匕首|斧|铁锹|镐)|砍人|砍(?:伤|了)${IN_CLAUSE}{0,2}人|捅(?:人|伤|了)|杀人|打起来(?!电话)|打群架|头破血流|往死里打|抢劫|抢孩子|绑架|进(?:贼|小偷)了|要打死`,
    ),
  ],
  [
    'injury',
    new RegExp(
      `有人${IN_CLAUSE}{0,3}(?:受伤|摔伤|砸伤|晕倒|昏倒|倒地|倒在|昏迷|中毒|抽搐|吐血)|${PERSON}${IN_CLAUSE}{0,6}(?:晕倒|昏倒|昏迷|晕过去|昏过去|没气|没呼吸|没有呼吸|叫不醒|不省人事|不行了|抽过去|抽搐|被砸|被轧|被压|被撞|摔下来|掉下来|摔昏|吐血)|(?:晕倒|昏倒|昏过去|晕过去)了|喘不(?:上|过)气|大出血|血流不止|流血不止|流了(?:好多|很多|一地|一身)血|心梗|脑溢血|心脏病(?:犯|发作)|(?:喝|吃)(?:了)?(?:农药|老鼠药|百草枯|敌敌畏)|食物中毒|中毒了|要生了|撞(?:着|到|倒|伤|死)?人了|出车祸|翻车了|车翻了|翻(?:进|到)?沟里`,
    ),
  ],
  [
    'trapped',
    new RegExp(
      `${PERSON}${IN_CLAUSE}{0,8}(?:被困(?!扰)|困在|困住|关在电梯|卡在|埋在|压在)|困在(?:电梯|水里|里面|车里|屋顶|房顶|井)|电梯${IN_CLAUSE}{0,6}(?:困|关)(?:了|住|着)*${IN_CLAUSE}{0,3}人|(?:房子?|屋子?|楼|墙|屋顶|房顶|脚手架|大棚)${IN_CLAUSE}{0,3}(?:塌|倒)(?:了|下来)|(?:埋|压|砸)(?:了|住|着|到)+${IN_CLAUSE}{0,3}人`,
    ),
  ],
  [
    'suicide',
    new RegExp(
      `${PERSON}${IN_CLAUSE}{0,6}(?:要|想|在|准备|站)${IN_CLAUSE}{0,6}跳(?:楼|河|桥|井|水库)|(?:轻生|自杀|寻短见|上吊|割腕)|(?:喝|吃)(?:了)?(?:安眠药|药)(?:自杀|寻死)|不想活了|活不下去了`,
    ),
  ],
  ['help', /救命(?!恩人|稻草|钱|药|之恩|的?[药钱])/],
]

/** Nothing is happening, whatever else is said in the clause: denied, over, practised, seen on a screen, a figure of speech. */
const NOT_NOW: readonly RegExp[] = [
  /(?:没有?|未|不是|不算|并非|无)(?:真的?|再|发生|出现|造成|什么|任何|引发|引起|过)*$/,
  /(?:防止|预防|防范|严防|防|避免|以免|谨防|杜绝|免得|省得|小心|当心|注意|严禁|禁止|不要|不准|不能|别(?:让|再|把|引|弄|给))[^，。]{0,10}$/,
  /(?:心里?|嗓子|喉咙|眼睛|肚子|后院|头顶|肺|急得|气得|愁得|热得|烫得|忙得)[^，。]{0,6}$/,
]
const OVER =
  /去年|前年|上(?:次|回|个?月|周|星期)|前(?:几|两|些|阵|段)|前天|昨[天晚日夜]|以前|之前|过去|曾|那(?:次|回|年|天|时候)|当年|当时|当初|早年|小时候|[\d一二三两几多]年前|(?:19|20)\d\d年|\d{1,2}月\d{1,2}[日号]/
/** Practised, taught, seen on a screen, told as an example. */
export const NOT_REAL =
  /演练|演习|模拟|预案|培训|讲座|课|知识|宣传|警示|案例|电影|电视|电视剧|小说|游戏|段子|新闻|报道|抖音|快手|直播|视频号|公众号|梦见|做梦|比如|例如|历史|书上|跳楼价|甩卖|玩笑|(?:着火|起火|火灾|爆炸|触电|溺水|倒塌|泄漏|泄露|中毒|落水)的?(?:原因|调查|保险|预防|逃生|自救|应急|案|高发|多发|频发|易发|怎么防)/
/** Over the whole message: what follows is a lesson or a notice, clause by clause. */
export const LESSON =
  /演练|演习|应急预案|培训|讲座|警示教育|安全知识|典型案例|电影|电视剧|公众号|https?:|【.{0,8}(?:提示|提醒|通知|宣传|科普)】/
const IN_EARNEST = /不是演[练习]|不是开?玩笑|真的?(?:着|起)火/
const RESOLVED =
  /(?:扑灭|灭了|灭掉|熄灭|控制住|救出来|救上来|救下来|脱险|没事了|虚惊|误报|(?:已|都)?送(?:到|去|往)?(?:了)?医院|拉走了|抓走了|修好了|处理完)/
/** These could also be told of what may come or was: only with a sign of now they count. */
const MAYBE =
  /隐患|风险|万一|如果|要是|假如|一旦|怕|担心|会(?:不会)?[^，。]{0,4}(?:引|发|造|着|起|爆|触|漏|砸|伤)|容易|易|可能(?:会|引|造|导|发)|导致|造成|引起|引发|差点|险些|几乎|早晚|迟早|(?:已经?|都|经常|老是?|总是?|多次|好几次)[^，。]{0,4}有人|(?:着火|起火|火灾|爆炸|触电|溺水|落水|倒塌|泄漏|泄露|中毒)的?(?:事故|点|责任|危险|后|时|以后|之后|时候|报警|险|警|救援|防)|着火[^了，。]{0,6}(?:怎么|如何|咋)|[吗么][?？]?$|了没有?[?？]?$|怎么(?:预防|检查|判断|防)|要求|诉求|投诉|反映|希望/
const NOW =
  /快来|来人|救人|救命|救火|现在|正在|刚刚|刚才|这会|此刻|还在|快点|快[叫打报去跑救]|马上|火势|越来越|不行了|又(?:着|起)火|赶紧(?:来|叫|打|报|救)|出人命/
const CALLED =
  /(?:已经?|都|刚)?(?:打|报|拨|叫|联系|通知)(?:了|过|完)(?:[^，。]{0,3})(?:119|110|120|122|消防|救护车|警)|(?:119|110|120|消防车|救护车|警察)[^，。]{0,4}(?:来了|到了|在路上|马上到|已经?)/
/** Somebody in danger writes few words; longer texts are passed on, and must say that it is now. */
const LONG = 120

/**
 * Whether the words tell of danger to life that is happening now. A missed one is worse than one too many: what is not
 * plainly denied, over, practised, feared or a figure of speech counts.
 */
export function readEmergency(text: string): Emergency | undefined {
  const isLesson = LESSON.test(text) && !IN_EARNEST.test(text)
  if (isLesson || RESOLVED.test(text)) return undefined
  const isLong = text.length > LONG
  for (const sentence of isLong ? text.split(/[。!！?？\n]+/) : [text]) {
    const isNow = NOW.test(sentence)
    if (isLong && !isNow) continue
    for (const clause of sentence.split(/[，,。!！?？；;\n…、]+/)) {
      const found = inClause(clause, isNow)
      if (found) return { ...found, isCalled: CALLED.test(text) }
    }
  }
  return undefined
}

function inClause(clause: string, isNow: boolean): { kind: EmergencyKind; words: string } | undefined {
  if (OVER.test(clause) || (NOT_REAL.test(clause) && !IN_EARNEST.test(clause))) return undefined
  if (!isNow && MAYBE.test(clause)) return undefined
  for (const [kind, pattern] of SIGNS) {
    const match = pattern.exec(clause)
    if (!match) continue
    const before = clause.slice(0, match.index)
    if (!NOT_NOW.some((excuse) => excuse.test(before))) return { kind, words: match[0] }
  }
  return undefined
}
