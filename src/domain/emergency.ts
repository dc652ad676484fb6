import { RARER_SURNAMES, SURNAMES } from './surnames.ts'

/** What is happening, by what to do about it; `help` is only a cry. */
export type EmergencyKind =
  | 'fire'
  | 'gas'
  /** 煤气、煤烟中毒: air first. */
  | 'carbon_monoxide'
  | 'injury'
  | 'bleeding'
  | 'fall'
  | 'heart'
  | 'crash'
  | 'poison'
  /** A hand in a machine. */
  | 'machine'
  /** 走失. */
  | 'missing'
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

const RELATIVE =
  '婆婆|公公|闺女|儿子|姑娘|丫头|老伴|老婆|老[娘爹妈爸公]|孙[子女]|外甥|侄[子女]|[爹娘妈爸爷奶叔婶姨姑舅哥姐嫂弟妹](?![的们队])'
const PERSON = `(?:有人|个人|[一二两俩三几多]个?人|工人|路人|老人|老头|老太|老爷子|老汉|孩子?|小孩|娃|学生|男的|女的|男人|女人|大爷|大娘|大叔|大婶|大妈|媳妇|对象|邻居|同事|司机|师傅|村民|他|她|老[${SURNAMES}${RARER_SURNAMES}路]|小[${SURNAMES}]|${RELATIVE}|(?<![\\u4e00-\\u9fff])人)`
/** 老李的手机掉水里了: a thing of theirs, not they. */
const THING =
  '手机|钥匙|羊|牛|猪|鸡|鸭|鹅|狗|猫|钱|包|车|桶|帽|鞋|眼镜|东西|衣|证|卡|玩具|球|作业|对讲机|耳机|价|防|的'
const BETWEEN = `(?:(?!${THING})[^，。！？；\\n])`
const IN_CLAUSE = '[^，。！？；\\n]'
const LIMB = '(?:手指头?|手(?!机|续|工|套|表)|脚|胳膊|腿|头发|头(?!条)|脖子|孩子|人)'
const BURNS_EASILY =
  '(?:柴火?垛|柴火|麦秸垛?|秸秆垛?|草垛|草堆|垛|玉米秸|棚子?|大棚|厨房|仓库|库房|房子|屋子?|油锅|电动车|电瓶车|沙发|被子|床单|林子|山上|山坡|坟地|纸箱|棉花)'

/** The words for each, in the present; the first kind that fits is the one. */
const SIGNS: readonly (readonly [EmergencyKind, RegExp])[] = [
  [
    'carbon_monoxide',
    new RegExp(
      `(?:煤气|煤烟|一氧化碳|炭火|木炭|烧炭)${IN_CLAUSE}{0,3}中(?:了)?毒|中煤气|中了煤气|(?:煤气|煤烟|炉子|炭火|烧煤|烧炭|蜂窝煤|火炕|热水器)${IN_CLAUSE}{0,8}(?:熏(?:着|倒|晕)|呛晕|中(?:了)?毒|晕(?:了|倒|过去))|熏着了?煤气`,
    ),
  ],
  [
    'gas',
    new RegExp(
      `(?:煤气|燃气|天然气|液化气|气罐|沼气)${IN_CLAUSE}{0,6}(?:泄漏|泄露|漏气|跑气|漏了|在漏)|(?<!轮胎.{0,6})(?:一直|还在|正在|老|往外)漏气|(?:闻到|闻着|有|好大|好浓|一股|全是|满屋)${IN_CLAUSE}{0,6}(?:煤气|燃气|天然气|液化气)(?:的?味)|沼气中毒`,
    ),
  ],
  [
    'fire',
    new RegExp(
      `着(?:大|起|了大?)?火(?![车锅机炬腿把柴龙葱红热爆气种])|起(?:了|大)?火(?![车锅炉爆腿机])|失火|火灾|烧起来|烧着(?:了|房|屋|柴)|(?:还在|正在)(?:烧|着|冒烟|冒火)|大火(?![收炖煮炒锅慢])|火势|(?:电线|电表|电箱|配电|变压器|插座|插排|屋|房|楼|车|电瓶|电池|窗|家里|充电)${IN_CLAUSE}{0,8}冒(?:着)?[黑浓大白]?(?:烟|火(?!花))|冒(?:着)?浓烟|(?:罐|锅炉|电瓶|电池|变压器|鞭炮|烟花)${IN_CLAUSE}{0,4}(?:炸了|爆了)|爆炸(?![性式头]|新闻|物|品)|${BURNS_EASILY}(?:里|上|头|都|也|又|全|给|自己|让人|叫人)*(?:点|烧|引|燃)?着(?:了|起来)|(?:^|[\\s！!])着了[\\s！!]*着了|(?<!烟囱${IN_CLAUSE}{0,4})冒(?:黑|浓|大)?烟了${IN_CLAUSE}{0,8}(?:家|厨房|屋|楼|院|棚|垛)|(?:厨房|垛|棚|仓库|库房)${IN_CLAUSE}{0,3}冒(?:着)?[黑浓大]?烟|(?:快|来人|赶紧|都来|帮忙)${IN_CLAUSE}{0,3}救火(?![车员队器英])|^救火[啊呀了！!\\s]*$`,
    ),
  ],
  [
    'drowning',
    new RegExp(
      `溺水|落水(?![管口沟斗])|被水冲走|${PERSON}${BETWEEN}{0,8}(?:掉|跌|滑|摔|栽|淹|跳(?!水比|水队|水冠))(?:进|到|下|入|在|了)*${IN_CLAUSE}{0,4}(?:河|水(?!平|准)|井|塘|湾|湖|池|渠|窖)|(?:掉|跌|滑)(?:进|到|下|入)*${IN_CLAUSE}{0,3}(?:河|井|塘|湾|湖|粪池|水库|水渠)里?(?:一个)?人`,
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
    'crash',
    new RegExp(
      `撞(?:着|到|倒|伤|死|了)*(?:个|一个)?(?:人|孩子|小孩|老人|老头|老太太?|大爷|大娘|学生)(?=了|啦|$|[\\s，。！!])(?!${IN_CLAUSE}{0,4}墙)|(?<!(?:时间|日程|活动|考试|日子|名字|衣服|想法)${IN_CLAUSE}{0,6})撞车了|(?:两车|两辆车|三轮|大车|摩托)${IN_CLAUSE}{0,4}(?:相撞|撞(?:上|一起|到))|出(?:了)?车祸|翻车了|车翻了|三轮车?${IN_CLAUSE}{0,4}翻了|翻(?:进|到)?沟里|${PERSON}${BETWEEN}{0,6}被(?:车|汽车|大车|三轮|电动车|摩托)?(?:撞|轧)|轧(?:着|到|了)人`,
    ),
  ],
  [
    'machine',
    new RegExp(
      `${LIMB}${IN_CLAUSE}{0,6}(?:绞|卷|夹|卡|轧|吸)(?:到|进|在|住|着|了)*${IN_CLAUSE}{0,4}(?:机器?|传送带|皮带|滚筒|齿轮|轮子|护栏|栏杆|铁门)(?:里|上|中|缝|之间)?|(?:绞|卷|夹|轧)(?:住|着|了)(?:手|胳膊|腿|人)(?!机)`,
    ),
  ],
  [
    'bleeding',
    new RegExp(
      `流(?:了)?(?:老多|好多|很多|不少|一地|一身|一脸|一头|满脸|满地)(?:的)?血|血${IN_CLAUSE}{0,3}(?:不止|止不住|哗哗|流了?一地|直流|直冒|往外冒|喷)|止不住血|(?:满|一)(?:头|脸|身|地)(?:都|全)?是血|大出血|头破血流|(?:手指头?|手|脚|腿|胳膊|脖子)${IN_CLAUSE}{0,6}(?:割|砍|锯|切|铡)(?:断|掉|下来|透)|吐血`,
    ),
  ],
  [
    'heart',
    new RegExp(
      `(?:心口|胸口|胸)${IN_CLAUSE}{0,3}(?:疼|痛)(?!快)|胸闷${IN_CLAUSE}{0,4}(?:喘|厉害|不行)|心梗|心脏骤停|心脏病(?:犯|发作)|脑溢血|脑出血|脑梗(?!后|了?恢复)|中风了|嘴(?:都)?歪了|半边身子${IN_CLAUSE}{0,4}(?:不能动|没知觉|动不了)|(?:喘不(?:上|过)来?气|上不来气)|${PERSON}${BETWEEN}{0,6}(?:没气|没呼吸|没有呼吸|没心跳|没有心跳|抽过去|口吐白沫)|噎(?:住|着)了|(?:嗓子|喉咙)${IN_CLAUSE}{0,4}卡(?:住|着)|卡(?:住|着)了?(?:嗓子|喉咙)`,
    ),
  ],
  [
    'fall',
    new RegExp(
      `${PERSON}${BETWEEN}{0,8}(?:摔|跌|滑倒|栽)${IN_CLAUSE}{0,8}(?:起不来|站不起来|爬不起来|动不了|不动了|不会动|不能动|叫不[应醒]|昏|断了|骨折)|(?:摔|跌)(?:断|折)(?:了)?${IN_CLAUSE}{0,2}(?:腿|胳膊|腰|骨|胯|脖|手|脚)|(?:腿|胳膊|腰|胯|脖子)(?:给)?摔(?:断|折)|${PERSON}${BETWEEN}{0,8}(?:摔|跌|滚|掉)下(?:来|去)了?|从${IN_CLAUSE}{1,8}(?:摔|栽|跌)下(?:来|去)|^摔${IN_CLAUSE}{0,4}起不来|${PERSON}${BETWEEN}{0,6}摔昏`,
    ),
  ],
  [
    'poison',
    new RegExp(
      `(?:喝|吃|误服)(?:了)?(?:错)?${IN_CLAUSE}{0,2}(?:农药|老鼠药|百草枯|敌敌畏|除草剂|洁厕灵)|食物中毒|(?<!煤气|煤烟|一氧化碳|烧煤)中毒了`,
    ),
  ],
  [
    'injury',
    new RegExp(
      `有人${IN_CLAUSE}{0,3}(?:受伤|摔伤|砸伤|晕倒|昏倒|倒地|倒在|昏迷|中毒|抽搐)|${PERSON}${BETWEEN}{0,6}(?:晕倒|昏倒|昏迷|晕过去|昏过去|叫不醒|叫不应|喊不应|不省人事|不行了|抽搐|被砸|被轧|被压|被牛|被狗咬)|(?:晕倒|昏倒|昏过去|晕过去)了|要生了|${PERSON}${BETWEEN}{0,4}(?:躺|倒|趴|瘫)在?${IN_CLAUSE}{0,4}(?:不动|一动不动|没反应|不醒|起不来)`,
    ),
  ],
  [
    'trapped',
    new RegExp(
      `${PERSON}${IN_CLAUSE}{0,8}(?:被困(?!扰)|困在|困住|关在电梯|卡在|埋在|压在)|困在(?:电梯|水里|里面|车里|屋顶|房顶|井)|电梯${IN_CLAUSE}{0,6}(?:困|关)(?:了|住|着)*${IN_CLAUSE}{0,3}人|(?:房子?|屋子?|楼|墙|屋顶|房顶|脚手架|大棚)${IN_CLAUSE}{0,3}(?:塌|倒)(?:了|下来)|(?:埋|压|砸)(?:了|住|着|到)+${IN_CLAUSE}{0,3}人|^卡住了${IN_CLAUSE}{0,4}(?:孩子|人|头|手(?!机))`,
    ),
  ],
  [
    'suicide',
    new RegExp(
      `${PERSON}${IN_CLAUSE}{0,6}(?:要|想|在|准备|站)${IN_CLAUSE}{0,6}跳(?:楼|河|桥|井|水库)|(?:轻生|自杀|寻短见|上吊|割腕)|(?:喝|吃)(?:了)?(?:安眠药|药)(?:自杀|寻死)|不想活了|活不下去了`,
    ),
  ],
  [
    'missing',
    new RegExp(
      `(?:孩子?|小孩|娃|老人|老头|老太太?|老爷子|男孩|女孩|${RELATIVE})${BETWEEN}{0,6}(?:走丢|走失|失踪(?!案)|丢了(?!工作|人|脸|魂|饭碗|面子|啥|什么|东西|身份|两|三|一)|找不[着到](?:了|人了?)?(?=$|[，。！!….\\s]|找)|不见了|没影了)|找不[着到](?:俺|我|我家)?(?:孩子?|闺女|儿子|老人|俺?[爹娘妈爸])(?!${THING}|老师|学校)`,
    ),
  ],
  [
    'help',
    /救命(?!恩人|稻草|钱|药|之恩|的?[药钱])|快(?:帮忙|给)?(?:叫|喊|打)(?:个)?(?:救护车|120|119|110)|(?<!快|要|会|闹)出人命了|快来人[啊呀哪救]*[！!]*(?=$|[\s，。！!])/,
  ],
]

/** Nothing is happening, whatever else is said in the clause: denied, over, practised, seen on a screen, a figure of speech. */
const NOT_NOW: readonly RegExp[] = [
  /(?:没有?|未|不是|不算|并非|无)(?:真的?|再|发生|出现|造成|什么|任何|引发|引起|过)*$/,
  /(?:防止|预防|防范|严防|防|避免|以免|谨防|杜绝|免得|省得|小心|当心|注意|严禁|禁止|不要|不准|不能|别(?:让|再|把|引|弄|给))[^，。]{0,10}$/,
  /(?:心里|心(?!口|脏|梗)|嗓子|喉咙|眼睛|肚子|后院|头顶|肺|急得|气得|愁得|热得|烫得|忙得|笑得|臭得|呛得|熏得|累得|味道|房价|股票|工资|价格)[^，。]{0,6}$/,
]
const OVER =
  /去年|前年|上(?:次|回|个?月|周|星期)|前(?:几|两|些|阵|段)|前天|昨[天晚日夜]|以前|之前|(?<![晕昏抽])过去(?!了)|曾|那(?:次|回|年|天|时候)|当年|当时|当初|早年|小时候|[\d一二三两几多]年前|(?:19|20)\d\d年|\d{1,2}月\d{1,2}[日号]/
const STILL_LOST = /^[^去前上曾]*昨[天晚日夜]/
/** Practised, taught, seen on a screen, told as an example. */
export const NOT_REAL =
  /演练|演习|模拟|预案|培训|讲座|课|知识|宣传|警示|案例|电影|电视|电视剧|小说|游戏|段子|新闻|报道|抖音|快手|直播|视频号|公众号|梦见|做梦|比如|例如|历史|书上|跳楼价|甩卖|玩笑|(?:着火|起火|火灾|爆炸|触电|溺水|倒塌|泄漏|泄露|中毒|落水)的?(?:原因|调查|保险|预防|逃生|自救|应急|案|高发|多发|频发|易发|怎么防)/
/** Over the whole message: what follows is a lesson or a notice, clause by clause. */
export const LESSON =
  /演练|演习|应急预案|培训|讲座|警示教育|安全知识|典型案例|电影|电视剧|公众号|https?:|【.{0,8}(?:提示|提醒|通知|宣传|科普)】/
/** Nobody calls for help at the table, and an old injury is no new one. */
const AT_EASE =
  /打牌|麻将|三缺一|够级|掼蛋|喝酒|吃饭|领(?:东西|鸡蛋|水果|奖)|抢(?:购|红包)|红包|特价|下单|哈哈|嘿嘿|\[(?:捂脸|偷笑|呲牙|憨笑|破涕为笑|旺柴|坏笑|强|玫瑰)\]|住院|出院|养伤|养病|打(?:着)?石膏|做(?:完)?(?:了)?手术|复查|康复|恢复|杀(?:猪|鸡|羊|鱼)|宰|鼻血|献血|报销|补助|赔偿|评残|病历/
const IN_EARNEST = /不是演[练习]|不是开?玩笑|真的?(?:着|起)火/
const RESOLVED =
  /(?:扑灭|灭了|灭掉|熄灭|控制住|救出来|救上来|救下来|脱险|没事了|虚惊|误报|(?:已|都)?送(?:到|去|往)?(?:了)?医院|拉走了|抓走了|修好了|处理完|找(?:到|着|回来?)了|回来了|接回来|捞上来|没大事|没啥事|不要紧)/
/** These could also be told of what may come or was: only with a sign of now they count. */
const MAYBE =
  /隐患|风险|万一|如果|要是|假如|一旦|怕|担心|会(?:不会)?[^，。]{0,4}(?:引|发|造|着|起|爆|触|漏|砸|伤)|容易|易|可能(?:会|引|造|导|发)|导致|造成|引起|引发|差点|险些|几乎|早晚|迟早|(?:已经?|都|经常|老是?|总是?|多次|好几次)[^，。]{0,4}有人|(?:着火|起火|火灾|爆炸|触电|溺水|落水|倒塌|泄漏|泄露|中毒)的?(?:事故|点|责任|危险|后|时|以后|之后|时候|报警|险|警|救援|防)|着火[^了，。]{0,6}(?:怎么|如何|咋)|[吗么][?？]?$|了没有?[?？]?$|怎么(?:预防|检查|判断|防)|要求|诉求|投诉|反映|希望/
const NOW =
  /快来(?!打牌|领|买|抢|看|吃)|来人|救人|救命|救火|现在|正在|刚刚|刚才|这会|此刻|还在|快点|快[叫打报去跑救]|马上|火势|越来越|不行了|又(?:着|起)火|赶紧(?:来|叫|打|报|救)|出人命/
const CALLED =
  /(?:已经?|都|刚)?(?:打|报|拨|叫|联系|通知)(?:了|过|完)(?:[^，。]{0,3})(?:119|110|120|122|消防|救护车|警)|(?:119|110|120|消防车|救护车|警察)[^，。]{0,4}(?:来了|到了|在路上|马上到|已经?)/
/** The whole message. */
const CRY_OF_FIRE = /^\s*火(?:\s*[！!]+|啊[！!]*)\s*$/
/** Somebody in danger writes few words; longer texts are passed on, and must say that it is now. */
const LONG = 120

/**
 * Whether the words tell of danger to life that is happening now. A missed one is worse than one too many: what is not
 * plainly denied, over, practised, feared or a figure of speech counts.
 */
export function readEmergency(text: string): Emergency | undefined {
  if (CRY_OF_FIRE.test(text)) return { kind: 'fire', words: text, isCalled: false }
  if (AT_EASE.test(text) && !NOW.test(text)) return undefined
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
  // Who was lost yesterday is lost still.
  const isPast = OVER.test(clause) && !(/丢|失踪|不见|找不/.test(clause) && STILL_LOST.test(clause))
  if (isPast || (NOT_REAL.test(clause) && !IN_EARNEST.test(clause))) return undefined
  if (!isNow && MAYBE.test(clause)) return undefined
  for (const [kind, pattern] of SIGNS) {
    const match = pattern.exec(clause)
    if (!match) continue
    const before = clause.slice(0, match.index)
    if (!NOT_NOW.some((excuse) => excuse.test(before))) return { kind, words: match[0] }
  }
  return undefined
}

const WHERE =
  /村|[东西南北前后][头边面街巷院屋]|路|街|胡同|巷|号|单元|楼|家|对[面门]|旁边?|附近|跟前|门口|地里|河|桥|沟|大队|广场|学|厂|店|卫生[室院]|超市|井|坡|棚|院|湾|在.|\d{7,}/
const OUTCOME = /灭了|救出来|救上来|没事了|到了|送医院|醒了|找[到着]了|还在|越来越/

/** Whether what somebody adds helps those who come: where it is, a number to call, how it stands. */
export function helpsRescuers(text: string): boolean {
  return WHERE.test(text) || OUTCOME.test(text)
}
