import { readSpokenDeadline } from './spoken-deadline.ts'
import { readTicketReferences } from './ticket-reference.ts'
import type { EpochMs } from './time.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** What a pasted text is read against. */
export interface ReadingTime {
  now: EpochMs
  calendar: WorkingCalendar
}

/** What running text says of a ticket's fields, as it says it. */
export interface FoundInText {
  number?: string
  phone?: string
  name?: string
  deadline?: EpochMs
  kind?: string
  isUrgent: boolean
}

/** The commonest family names; two signs first. */
const FAMILY =
  '(?:欧阳|司马|上官|诸葛|夏侯|东方|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|司徒|[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦昌马苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房解应宗丁宣邓郁单杭洪包左石崔吉龚程邢裴陆荣翁荀羊惠甄曲封储靳邴糜井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶黎蓟薄印宿白怀蒲台从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳姬申扶堵冉宰雍桑桂牛寿通边扈燕冀尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易廖庾终居衡步都耿满弘匡国文寇广禄东殴沃利蔚越隆师巩聂晁勾敖融冷辛阚那简饶空曾沙鞠丰关蒯相查后荆红游权盖益桓仉督岳帅缑亢况郈有琴商牟佘佴伯赏墨哈谯笪年爱阳佟闫付代兰])'
const GIVEN = String.raw`[\u4e00-\u9fff某*＊]{1,2}`
const HONORIFIC = '先生|女士|小姐|同志|师傅|大爷|大娘|大叔|大妈|阿姨|奶奶|爷爷|老人|老师'
/** What is said of a caller right after the name. */
const AFTER_NAME = String.raw`(?=$|[\s(（,，。、:：;；]|${HONORIFIC}|[来致]电|来(?:说|访|反映)|反映|反应|称|拨打|打电话|电话|手机|投诉|举报|咨询|建议|求助|诉求|表示|于|住|家|在|说|\d)`
const NAMES = [
  new RegExp(
    String.raw`(?:诉求人|来电人|反映人|联系人|投诉人|举报人|求助人|市民|居民|村民|群众|业主|住户|商户|姓名|名叫)(?:姓名)?[是为:：\s]*(?<name>${FAMILY}(?:${HONORIFIC}|${GIVEN}))${AFTER_NAME}`,
    'u',
  ),
  new RegExp(
    String.raw`(?<![\u4e00-\u9fff])(?<name>${FAMILY}${GIVEN})[\s,，(（]*(?:[,，]?\s*(?:[男女]|\d{2}岁)[\s,，]*)?(?:联系)?(?:电话|手机号?|号码)?[\s:：]*(?:\+?86[\s-]?)?(?:1[3-9]\d|0\d{2,3}-?\d{7})`,
    'u',
  ),
  new RegExp(
    String.raw`(?<![\u4e00-\u9fff])(?<name>${FAMILY}[\u4e00-\u9fff某]{0,2}(?:${HONORIFIC}))(?=[\s(（,，:：]|来电|来说|来访|来反映|致电|反映|称|拨打|电话|\d)`,
    'u',
  ),
]
const MOBILE = /(?<!\d)(?:\+?86[\s-]?)?(1[3-9]\d[\s-]?\d{4}[\s-]?\d{4})(?!\d)/
const LANDLINE = /(?<![\d-])(0\d{2,3}[\s-]?\d{7,8})(?!\d)/
const CALLED = /(?:电话|座机|手机|联系方式|号码)[是为:：\s]*([2-8]\d{6,7})(?!\d)/

/** Clauses that set the limit for those who handle it, not what the caller wishes. */
const SETS_LIMIT = /(?:办结|办理|回复|反馈|答复|处置|处理|完成|上报|时限|期限|截止|整改)/
const WISHES = /(?:市民|村民|群众|诉求人|来电人|其)[^，。]{0,6}(?:要求|称|说)|希望|盼|承诺|答应|说是/
const BEFORE_WORD = /前|内|截止|时限|期限/
const URGENT =
  /(?:紧急|特急|加急)(?:工单|件|程度|办理|交办|派单)|[【[(（](?:紧急|特急|加急|急)[】\])）]|缓急[:：]?急|^\s*(?:紧急|特急|加急|急件)(?=[\s,，。:：!！])/
const KIND =
  /(?:来电|市民|居民|村民|群众|诉求人|来电人|匿名|实名|先生|女士|12345)[^，。,;；\n]{0,10}?(投诉|举报|咨询|建议|表扬|感谢|求助)/

/** Finds a ticket's facts in words without labels. What is not surely one is left out: the clerk sees the card first. */
export function readRunningText(text: string, { now, calendar }: ReadingTime): FoundInText {
  const [number] = readTicketReferences(text).numbers
  const phone = (MOBILE.exec(text) ?? LANDLINE.exec(text) ?? CALLED.exec(text))?.[1]
  const name = NAMES.map((pattern) => pattern.exec(text)?.groups?.name).find((found) => found !== undefined)
  const limits = text
    .split(/[。；;\n]|[，,](?=\s*(?:请|限|须|务必|并于|于))/)
    .filter((clause) => SETS_LIMIT.test(clause) && BEFORE_WORD.test(clause) && !WISHES.test(clause))
  const deadline = limits
    .map((clause) => spokenLimit(clause, { now, calendar }))
    .find((at) => at !== undefined)
  const kind = KIND.exec(text.replace(/[(（][^)）]{0,30}[)）]/g, ''))?.[1]
  return {
    ...(number !== undefined && { number }),
    ...(phone !== undefined && { phone: phone.replace(/[\s-]/g, '') }),
    ...(name !== undefined && { name }),
    ...(deadline !== undefined && { deadline }),
    ...(kind !== undefined && { kind }),
    isUrgent: URGENT.test(text),
  }
}

/** A limit in people's own words: 11月30日, 3个工作日, 周五下班前. */
export function spokenLimit(words: string, { now, calendar }: ReadingTime): EpochMs | undefined {
  for (const said of [words, `${words}前`, `${words}内`]) {
    const at = readSpokenDeadline(said, now, calendar)
    if (at !== undefined && at > now) return at
  }
  return undefined
}

const TELLS = /反映|反应|投诉|举报|咨询|求助|诉求|希望|要求|建议|来电称|致电/
const ASKS_COLLEAGUES = /[?？]|谁(?:去|来|跟|回|在|办|接)|有没有人|帮(?:我|忙)|麻烦.{0,6}(?:查|看|问)/

/**
 * Whether words without labels tell a citizen's matter rather than something to a colleague. Long enough to be about
 * something, with a caller or a limit, and in the words in which a platform passes matters on.
 */
export function tellsAMatter(text: string, found: FoundInText): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  if (han < 15 || !TELLS.test(text) || ASKS_COLLEAGUES.test(text)) return false
  if (found.number !== undefined)
    return found.phone !== undefined || found.deadline !== undefined || han >= 40
  return found.phone !== undefined && (found.name !== undefined || found.deadline !== undefined || han >= 30)
}
