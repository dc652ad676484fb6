import { MAY_BE_DAY, noteOf } from './note-words.ts'
import { isQuestion, soundsLikeProgress, tellsOfWork } from './progress-words.ts'
import type { Roster } from './roster.ts'
import { unitByName, unitLike } from './roster.ts'
import { CODE, hashedList, listOf } from './ticket-reference.ts'

/** A line as commands are read: the verb first, then the tickets, then the rest. */
export interface Reworded {
  text: string
  /** The tickets that it names; none where the only one that waits is meant. */
  codes: readonly number[]
  /** Whose command it is: of a unit that has the ticket, of the station, of it or supervisors, of anybody who may see it. */
  by: 'unit' | 'station' | 'overseer' | 'anybody'
  /** Whether it may be a plain remark: the sender is asked whether this was meant. */
  isGuess?: boolean
  /** People ask each other so too: only for the bot if it was addressed. */
  isQuestion?: boolean
  /** What is on the 督查重点清单 is mostly closed. */
  mayBeClosed?: boolean
  /** A list that can be nothing else (3、8都派人了): one that is another's is no sign of talk. */
  isList?: boolean
}

/** `12 13`, `#12、13`, `1号`, `工单12` at the beginning. */
const CODES =
  /^(?:(?:请|麻烦|帮忙|帮我)?[把将给](?=\s*#?\d))?(?:(?:工单|短号)?\s*#?(?:[2-8]\d{4}|[1-9]\d{0,3})(?!\d)(?:号(?:工单|单子?)?)?(?:[\s,，、和跟及]|(?=\D)|(?<=号)(?=\d))+)+/u
/** What reads a list before other words by itself. */
const AS_LISTED: ReadonlySet<string> = new Set(['收到', '派', '整改'])
/** 都 before what is asked of the station or said of whose it is, not before what was done. */
const ALL_OF_THEM =
  /^(?:都|全都?|全部|均)(?=[改转]?派|转给|转办|(?:申请|要求|想|要)?(?:延期|延时|退[单件])|不?同意|驳回|打回|不[归是属]|督办|销号|催)/u
const OF_A_TICKET: ReadonlySet<string> = new Set(['收到', '到场', '已联系', '通过', '照片', '加急', '不急了'])
// 好庙村 is a village.
const PARTICLES = /^(?:了|啦|过了?|好了|好(?!\p{L})|一下)?[\s,，:：。]*/u

/** What people say behind the tickets, and the verb of the command. Whole: nothing else may follow. */
const VERBS: readonly {
  said: RegExp
  verb: string
  whole?: true
  by?: 'station' | 'overseer'
  mayBeClosed?: true
  /** Said by a unit it is a note. */
  unlessUnit?: true
}[] = [
  { said: /^(?:已经?|都|均)*(?:收到|签收|接收)/, verb: '收到', whole: true },
  {
    said: /^(?:我们?|俺们?|都|已经?)*(?:知道|明白|好的?|好嘞|ok|OK)(?:了|啦)?(?=[\s,，。]|$)/,
    verb: '收到',
    whole: true,
  },
  { said: /^(?:已经?|都|我们|俺们)*(?:到达?现场|到场)(?=了|啦|[\s,，:：。]|$)/, verb: '到场' },
  {
    said: /^(?:已经?|都|我们)*(?:和|与|跟)?(?:诉求人|来电人|反映人)?联系(?:(?:过|上|好|了)+|(?=[\s,，:：。]|$))/,
    verb: '已联系',
  },
  { said: /^(?:申请|要求|想|要)?(?:延期|延时)/, verb: '延期' },
  { said: /^(?:申请|要求|想|要)?(?:退单|退件)/, verb: '退单' },
  { said: /^不同意退单/, verb: '不同意退单', by: 'station' },
  { said: /^不同意延期/, verb: '不同意延期', by: 'station' },
  { said: /^同意退单/, verb: '同意退单', by: 'station' },
  { said: /^同意延期/, verb: '同意延期', by: 'station' },
  {
    said: /^派错了?[\s,，。]*(?:应该|应|要|得|请)?(?:改)?(?:派|转)[给到]?\s*(?=\S)/,
    verb: '派',
    by: 'station',
  },
  { said: /^(?:改派|转办|转派(?!出所)|派|转)[给到]?\s*(?=\S)/, verb: '派', by: 'station' },
  { said: /^(?:审核)?通过/, verb: '通过', whole: true, by: 'station' },
  { said: /^(?:驳回|打回)[去来]?/, verb: '驳回', by: 'station' },
  { said: /^(?:不能|不准|不给|不让)退单?/, verb: '不同意退单', by: 'station' },
  {
    said: /^(?:(?:已经?|刚|电话|微信)*回访(?:了|过|完)*|(?:打)?电话(?:里)?(?:问|打|联系)(?:了|过)+)(?=[\s,，:：]|已?解决|没|未|不?满意|基本|打不通|无人接|关机|停机|空号|联系不上)/,
    verb: '回访',
    by: 'station',
  },
  { said: /^(?:都|已经?)*整改(?:好|完|到位|完成)?了?(?=[\s,，:：])/, verb: '整改', mayBeClosed: true },
  { said: /^(?:可以|都)*销号(?:吧|了)?/, verb: '销号', by: 'overseer', mayBeClosed: true },
  { said: /^(?:回复|办结|答复)(?=[\s,，:：])/, verb: '回复' },
  { said: /^(?:备注|记录)(?=[\s,，:：])/, verb: '备注' },
  {
    said: /^(?=(?:打不通|没人接|无人接听|没接|关机|停机|空号|联系不上|拒接))/,
    verb: '回访',
    by: 'station',
    unlessUnit: true,
  },
  { said: /^催(?:办|一?下|一催)?(?=$|[\s,，])/, verb: '催办', by: 'overseer' },
  { said: /^督办(?=[\s,，:：])/, verb: '督办', by: 'overseer' },
  { said: /^(?:可以)?销号/, verb: '销号', by: 'overseer' },
  {
    said: /^(?:现在|已经?|都)*(?:(?:改|变|转|恢复|调)(?:回|为|成|到)?普通|不(?:用|再|是)?(?:那么)?(?:紧急|加急|急)(?=件?了|件)|(?:取消|解除|撤销)(?:紧急|加急))(?:件|工单|处理|办理)?了?吧?(?=$|[\s,，:：。;；])/,
    verb: '不急了',
    by: 'overseer',
    unlessUnit: true,
  },
  {
    said: /^(?:这个|这件|那个|现在|情况|请|麻烦|给|要|得|是|需要?|应该?|都|先)*(?:改|设|标|定|转|升|调|变|列|提)?级?(?:为|成|到|作)?(?:加急|加个急|紧急|特急|急件|急单|(?:很|特别|非常|太)急|急(?=[!！。]*$))(?:件|工单|单子|(?:处理|办理|办)(?!了)|一下|下|的|了|吧)*(?=$|[\s,，:：。;；!！])/,
    verb: '加急',
    by: 'overseer',
    unlessUnit: true,
  },
  // 1的提醒推到明天, 1 下午三点再提醒.
  { said: /^的?提醒(?:推迟?|延|改|等|挪)?到?(?=\S)/, verb: '稍后提醒' },
  { said: /^照片$/, verb: '照片' },
]

const QUESTION =
  /^(?:现在|到底|这件?)?(?:是?(?:怎么样|怎样|咋样|啥情况|什么情况|怎么回事|咋回事|啥样|到哪一?步|进展|什么进展)|(?:办|处理|弄|解决)[得的]?(?:怎么样|咋样|(?:好|完)?了?(?:没有?|(?=[吗?？]))))(?:了|啦|呢|啊|吗)*[?？]?$|^(?:是|现在|到底)*(?:谁|哪个单位|归谁)(?:在)?(?:负责|办|管|处理)?(?:的|呢|啊)*[?？]?$/u
/** 谁负责9号, 谁在办9: who has it. */
const WHO_HAS = new RegExp(
  `^(?:谁|哪个单位)(?:在)?(?:负责|办|管|处理)的?\\s*#?(${CODE})号?(?:工单|单子)?[?？]?$`,
  'u',
)
/** 1号今天务必弄完: what a supervisor demands. */
const DEMAND =
  /^(?:今天|明天|今晚|马上|周[一二三四五]|上午|下午|下班前|之?前|内|\s|[,，])*(?:务必|必须|一定要?|抓紧|赶紧|尽快|给我|盯[紧着住])\S{2,}/u
/** 不是俺们的活, 不归我们管: a ticket that is somebody else's. */
const NOT_OURS =
  /^(?:[这那](?:件|个|事|活)?)?(?:真的?|也|根本|确实)?(?:不是|不归|不属于|不该|不由)(?:我们|俺们?|咱们?|本单位|我|这边)/u
/** 供电公司的事，退了吧. */
const TO_RETURN = /^(?![^，,]*(?:写|回复)).{0,20}[，,\s]?(?:申请|想|要)?退了?吧$/u
/** 回1 今天下午已清完: 回 alone is how people shorten 回复. */
const SHORT_REPLY = /^回\s*#?([1-9]\d{0,4})号?[\s,，:：]+(\S[\s\S]{5,})$/u
/** 好的，3、8都安排人去了. */
const LEAD_IN = /^(?:好的?|嗯+|行|ok)[\s,，。]+/iu
const CODES_LAST =
  /^([\p{Script=Han},，\s]{2,30}?)[\s,，:：]*(#?[1-9]\d{0,4}号?(?:[、和跟及]#?[1-9]\d{0,4}号?)+)$/u
const ARRIVED = /^(?:我们?|俺们?|咱们?|人|师傅)?(?:已经?|都|刚|现在)*(?:到达?现场|到场)(?:了|啦)+$/u

/**
 * Another way of writing the command that the line may be: `12 收到`, `1号到场了`, `20派派出所`, `10 延期 3天 车坏了`,
 * `我们到现场了`. Who asks has already found that it is no command as it stands. Undefined if it is none in other words either.
 *
 * @param isOfUnit whether somebody of a unit says it, who does not call back: 8打不通 is then a note
 */
export function reworded(text: string, roster: Roster, isOfUnit = false): Reworded | undefined {
  const said = codesFirst(text.replace(/(?<![\s。.!！~～])[\s。.!！~～]+$/u, '').replace(LEAD_IN, ''))
  const [, code, body] = SHORT_REPLY.exec(said) ?? []
  if (code !== undefined && body !== undefined)
    return { text: `回复 ${code} ${body}`, codes: [Number(code)], by: 'unit' }
  const [, whose] = WHO_HAS.exec(said) ?? []
  if (whose !== undefined)
    return { text: `查 ${whose}`, codes: [Number(whose)], by: 'anybody', isQuestion: true }
  if (ARRIVED.test(said)) return { text: '到场', codes: [], by: 'unit' }
  const head = CODES.exec(said)?.[0]
  if (head === undefined) return undefined
  const rest = said.slice(head.length).trim()
  const codes = [...new Set(head.match(/\d+/g)?.map(Number))]
  const named = listOf(codes)
  // 3、8都派给环卫所, 3、8都不归我们管.
  const plain = codes.length > 1 ? rest.replace(ALL_OF_THEM, '') : rest
  for (const { said: pattern, verb, whole, by = 'unit', mayBeClosed, unlessUnit } of VERBS) {
    const found = isOfUnit && unlessUnit ? undefined : pattern.exec(plain)?.[0]
    if (found === undefined) continue
    const words = plain.slice(found.length).replace(PARTICLES, '')
    // 2号派车去, 8派人去了: no unit; 21派给电力公司 is said of a ticket, and hears that there is no such unit.
    if (
      verb === '派' &&
      !/^(?:派|转派|改派)[给到]/.test(plain) &&
      !unitLike(roster, /^[\p{L}\d]+?(?=协办|[\s,，、]|$)/u.exec(words)?.[0] ?? '')
    )
      continue
    if (MAY_BE_DAY.test(head) && !OF_A_TICKET.has(verb)) return undefined
    // 3 8 都收到了 明天去看: 收到 with what follows, as 收到 3 8，明天去看 is read.
    const isTold =
      soundsLikeProgress(words) || (/^[\s,，。:：]/u.test(rest.slice(found.length)) && !isQuestion(words))
    if (verb === '收到' && words !== '' && isTold) return { text: `收到 ${named}，${words}`, codes, by }
    if (whole && words !== '') return undefined
    // 1号很急，大家快点: a day as well.
    const isGuess = verb === '加急' && MAY_BE_DAY.test(head) && !/加急|紧急|特急|急[件单]/u.test(found)
    const list = !AS_LISTED.has(verb) && words !== '' ? hashedList(codes) : named
    const text = `${verb} ${list} ${words}`.trim()
    return { text, codes, by, ...(mayBeClosed && { mayBeClosed }), ...(isGuess && { isGuess }) }
  }
  if (QUESTION.test(rest)) return { text: `查 ${named}`, codes, by: 'anybody', isQuestion: true }
  // Before what tells of work: 3这个不归我们，退了吧 signs for nothing.
  if (NOT_OURS.test(plain) || TO_RETURN.test(plain))
    return { text: `退单 ${hashedList(codes)} ${plain}`, codes, by: 'unit', isGuess: true }
  const judged = judgedOf(rest, codes)
  if (judged) return judged
  const urgent = isOfUnit ? undefined : urgentBehind(rest, codes)
  if (urgent) return urgent
  const given = givenTo(plain, roster)
  if (given !== undefined) return { text: `派 ${named} ${given}`, codes, by: 'station' }
  const demand = DEMAND.test(rest) && demanded(codes, rest)
  // 4今天务必弄完 of who oversees the unit is no note.
  if (demand && !isOfUnit) return demand
  return noteOf(said, { head, rest, codes }) ?? (demand || undefined)
}

function demanded(codes: readonly number[], words: string): Reworded {
  return {
    text: `督办 ${hashedList(codes)} ${words}`,
    codes,
    by: 'overseer',
    isGuess: true,
    isQuestion: true,
  }
}

/** 4 水管爆了，改紧急: what has happened stands in front. */
function urgentBehind(rest: string, codes: readonly number[]): Reworded | undefined {
  const words =
    /^(?<words>[^?？]{2,60}?)[\s,，。;；]+(?:请|要|得|给|需要?)*(?:改|转|升|列)?(?:为|成)?(?:加急|紧急件?|急件|(?:很|特别|非常)急)(?:处理|办理|一下|下|吧|了)*$/u.exec(
      rest,
    )?.groups?.words
  if (words === undefined || codes.length !== 1) return undefined
  return { text: `加急 ${codes[0]} ${words}`, codes, by: 'overseer' }
}

const GIVEN =
  /^(?:请|由|让|交给?|给|归)(?<lead>\p{L}{2,12}?)(?:来|去)?(?:办理?|主办|牵头|负责|处理)?(?:[，,、\s]+(?:请|由|让)?(?<assists>\p{L}{2,12}(?:[、和\s]+\p{L}{2,12})*?)(?:协办|配合|协助))?$/u

/** 请供热站办，建管办配合; 给环卫所: the units behind 派, if they are units. */
function givenTo(rest: string, roster: Roster): string | undefined {
  const { lead, assists } = GIVEN.exec(rest)?.groups ?? {}
  const helpers = assists?.split(/[、和\s]+/) ?? []
  const whole = /^(?:请|由|让|交给?|给|归)(\p{L}{2,12})$/u.exec(rest)?.[1]
  const first = [whole, lead].find((name) => name !== undefined && unitByName(roster, name) !== undefined)
  if (first === undefined || helpers.some((name) => !unitByName(roster, name))) return undefined
  return [first, ...(helpers.length > 0 ? ['协办', ...helpers] : [])].join(' ')
}

/** 都安排人去了，3、8 as 3、8都安排人去了. */
function codesFirst(said: string): string {
  const [, words, list] = CODES_LAST.exec(said) ?? []
  return words !== undefined && list !== undefined && tellsOfWork(words) ? `${list} ${words}` : said
}

/** 1写的可以 通过, 3写得太简单了 退回去重写: a clerk's verdict behind the reasons, asked back. */
function judgedOf(rest: string, codes: readonly number[]): Reworded | undefined {
  const [code] = codes
  if (code === undefined || codes.length > 1 || rest.length > 40) return undefined
  const verdict = { codes, by: 'station', isGuess: true } as const
  if (/(?:退回去?|打回去?|重写|重新写|重新回复|不行|不通过)(?:吧|了|一?下)?$/u.test(rest))
    return { text: `驳回 ${code} ${rest}`, ...verdict }
  return /(?<!不|没|未|不能|没有)通过(?:吧|了)?$|^(?:写的)?(?:可以|没问题|行|过)(?:了|吧)?$/u.test(rest)
    ? { text: `通过 ${code}`, ...verdict }
    : undefined
}
