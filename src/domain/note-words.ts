import { isDone, tellsOfWork } from './progress-words.ts'
import { saysDone } from './short-answer.ts'
import { hashedList, readTicketReferences } from './ticket-reference.ts'

/** What somebody of a unit tells of tickets that they name, as the command that notes it (备注). */
interface Note {
  text: string
  codes: readonly number[]
  by: 'unit'
  /** It may be a plain remark, of a day: who addressed the bot is asked. */
  isGuess?: true
  isQuestion?: true
  /** The list can be nothing else. */
  isList?: true
}

/** A line that begins with tickets: they, what follows, and their codes. */
interface Line {
  head: string
  rest: string
  codes: readonly number[]
}

/** `2号` alone may be a day of the month (2号延期开会): then only what is said of what is done. */
export const MAY_BE_DAY = /(?:^|\D)(?:[12]?\d|3[01])号(?!工?单)[\s,，]*$/u
/** What tells of work without naming a ticket, as the command that notes it. */
export function asNote(text: string): string {
  return `备注 ${text}`
}

/** The note that the line is; undefined if it tells of no work, or may be of something else than tickets. */
export function noteOf(said: string, line: Line): Note | undefined {
  return line.codes.length > 1 ? toldOfEach(said, line) : toldOf(said, line)
}

/** 那家去了, 那个明天一早拉: of a ticket, whatever the number before it might be. */
const THAT_ONE = /^(?:那|这)(?:一)?(?:个|家|件|户|单|边|处|人|块|条|事)/u
/** 8阀门关了, 6去蹲了: run together with what is no amount (3轮车, 5桶, 2中队). */
const RUN_ON =
  /^#?\d{1,4}(?![点时分秒刻年月日号天周个户人岁元块万度次遍件起条名位辆台棵多米亩吨斤层楼栋幢室排组队轮路班级线环代带桶箱袋车趟面把张片只头根支盏扇套座口站期批类项本部届寸折成倍角号家所村])(?!处(?![理置])|道(?!路)|中[队学心]|小[区学时]|大[队道]|单元|公里|平[方米])(?=\p{Script=Han})/u

/**
 * `6 去看了没见火`, `2号那家去了，给放了气`: what is done about a ticket is a note of it. Where the number may be a day, it
 * is asked of who addressed the bot.
 */
function toldOf(said: string, { head, rest, codes }: Line): Note | undefined {
  const words = rest.replace(THAT_ONE, '').replace(/^[\s,，:：]+/, '')
  if (words.length < 3 || !tellsOfWork(words)) return undefined
  // 5 号停电了, 4 级地震了: a day, a degree.
  if (/^[号级]/u.test(rest)) return undefined
  const note = { text: `备注 ${codes[0]} ${words}`, codes, by: 'unit' } as const
  // 2号弄好了: nobody says so of a day.
  if (THAT_ONE.test(rest) || saysDone(words)) return note
  if (MAY_BE_DAY.test(head)) return isDone(words) ? { ...note, isGuess: true, isQuestion: true } : undefined
  // 5 楼灯修好了, 3 台车已到: no ticket.
  const isTicket = RUN_ON.test(said) || codes.every((code) => readTicketReferences(said).codes.includes(code))
  return isTicket ? note : undefined
}

/** 那两个都去了, 两件都派人了. */
const THOSE =
  /^[\s,，]*[这那]?(?:[两俩三四五六几些](?:个|件|家|户|处|单|边)?)(?:工单|单子)?(?=[\s,，]|都|全|均|已)/u
/** Joined as nothing but a list is: 3、8 都…, 3和8已…. */
const SURE_LIST = /\d号?(?:工?单)?[、和跟及#]/u
/** 3、8 号去, 3号8号楼都修好了, 3、8两位同志已到. */
const OF_SOMETHING_ELSE =
  /^.(?:[号级节]|(?<=号)[楼院店线路库井桥坑门机仓]|[两俩三四五六七八九十几]+[位名人])/u
const OF_ALL = /^(?:已经?|都|全|均|两|俩)/u

/**
 * `3、8都安排人去了`, `3 8 今天下午施工`: the same note of each. Days (3、8号去) and amounts (2、3车拉完了) are none: who
 * addressed the bot is asked about days.
 */
function toldOfEach(said: string, { head, rest, codes }: Line): Note | undefined {
  const words = rest.replace(THOSE, '').replace(/^[\s,，:：。]+/, '')
  if (words.length < 2 || !tellsOfWork(words) || OF_SOMETHING_ELSE.test(head.trimEnd().slice(-1) + rest))
    return undefined
  const isList = SURE_LIST.test(head) && OF_ALL.test(rest)
  const note = {
    text: `备注 ${hashedList(codes)} ${words}`,
    codes,
    by: 'unit',
    ...(isList && { isList: true as const }),
  } as const
  // 5号、1号、6号都去看过了: nobody counts days so.
  const mayBeDays = MAY_BE_DAY.test(head) && codes.length < 3 && !THOSE.test(rest)
  if (mayBeDays && !saysDone(words)) return { ...note, isGuess: true, isQuestion: true }
  return isAmount(said, { head, rest, codes }) ? undefined : note
}

/** 2、3车拉完了, 3、4 个人去了, 2 3 车拉完了. */
function isAmount(said: string, { head, rest, codes }: Line): boolean {
  const [last = 0, before = 0] = codes.toReversed()
  const isRunOn = RUN_ON.test(`${last}${rest}`)
  if (isRunOn || /\d$/.test(head)) return !isRunOn
  const isRough = last - before === 1 && last < 10
  return isRough || codes.some((code) => !readTicketReferences(said).codes.includes(code))
}
