import type { Answer, Handler, Inbound } from '../bot/handler.ts'
import { defineHandler, inOne } from '../bot/handler.ts'
import type { Desk } from '../desk/desk.ts'
import { findTicket } from '../desk/find-ticket.ts'
import type { Actor } from '../domain/actor.ts'
import { hasPart, oversees } from '../domain/actor.ts'
import { DeskError } from '../domain/errors.ts'
import { daysNeeded, reasonNeeded, repliesOneByOne } from '../templates/messages/answers.ts'
import { errorWords } from '../templates/messages/errors.ts'
import { returnReasonNeeded } from '../templates/messages/returns.ts'
import { actorOf } from './actor.ts'
import type { List } from './reading.ts'
import { afterVerb, leadingTickets } from './reading.ts'

/** Said of each ticket alike, with the words that follow; `bare`: they need none; `isOwn`: without them the verb's handler reads the list. */
const VERBS: readonly { verbs: readonly string[]; bare?: true; figureFollows?: true; isOwn?: true }[] = [
  // A figure behind the ticket may be the number of the reason.
  { verbs: ['申请退单', '退单', '退件'], figureFollows: true },
  { verbs: ['申请延期', '延期', '延时'] },
  { verbs: ['稍后提醒', '晚点提醒', '推迟提醒'], bare: true },
  { verbs: ['等诉求人', '等来电人', '停表'] },
  { verbs: ['不等了', '恢复计时'], bare: true },
  { verbs: ['督办回复'] },
  { verbs: ['督办'] },
  { verbs: ['销号', '督办销号', '撤销督办'], bare: true },
  { verbs: ['同意退单', '同意延期'], bare: true },
  { verbs: ['不同意退单', '不同意延期', '不同意'], bare: true },
  { verbs: ['驳回', '打回'] },
  { verbs: ['加急', '取消加急', '不急了'], isOwn: true },
  { verbs: ['请求协办', '协办'] },
  { verbs: ['重复诉求', '非本街道', '重复录入', '免回访', '撤单'] },
]
/** 退单 3、8 1 道路归建管办管. */
const REASON = /[\s,，][1-5](?=[\s,，、.。：:]|$)/u
/** 加急 3、8加急. */
const NO_WORDS = /^(?:加急|紧急|急件|件|处理|办理|一下|了|吧|也|都|[\s,，、\d#])*$/u
const REPLY = ['回复', '办结', '答复']

interface Args {
  verb: string
  list: List
  kind: 'each' | 'reply'
  bare?: true
}

/** 退单 3、8 不归我们管: what would otherwise be done to the first, with the others in its words, is done to each. */
export function eachOfSeveral(handlers: () => readonly Handler[]): Handler {
  return defineHandler<Args>({
    name: 'each-of-several',
    usage: {
      say: '延期 3、8 3天 原因',
      does: '几件一样的写在一起，一次办（能写短号的话大都行，回复除外）',
      for: ['unit', 'station', 'supervision'],
    },
    verbs: [],

    match({ type, text, sender }) {
      if (type !== 'text' || sender.kind !== 'staff') return undefined
      const reply = listBehind(text, REPLY)
      if (reply) return { ...reply, kind: 'reply' }
      const verb = verbOf(
        text,
        VERBS.flatMap(({ verbs }) => verbs),
      )
      const known = VERBS.find(({ verbs }) => verb !== undefined && verbs.includes(verb))
      const found = verb !== undefined && listBehind(text, [verb], known?.figureFollows)
      if (!found || !known || (known.isOwn && NO_WORDS.test(found.list.rest))) return undefined
      return { ...found, ...known, kind: 'each' }
    },

    async answer(desk, inbound, { verb, list, kind, bare }) {
      const actor = actorOf(inbound)
      if (!actor || (!list.isSure && !(await areAllTheirs(desk, list, actor)))) return undefined
      const named = [...list.named.codes.map((code) => `#${code}`), ...list.named.numbers]
      if (kind === 'reply') return { text: repliesOneByOne(named) }
      if (list.rest === '' && !bare && inbound.mentioned.length === 0)
        return { text: wordsNeeded(verb, list) }
      const others = handlers().filter(({ name }) => name !== 'each-of-several')
      const answers: Answer[] = []
      for (const one of named) {
        const said = { ...inbound, text: `${verb} ${one} ${list.rest}`.trim() }
        answers.push(...(await answerOf(desk, others, said)))
      }
      return inOne(answers)
    },
  })
}

function wordsNeeded(verb: string, { named: { codes, numbers } }: List): string {
  const named = [...codes, ...numbers].join('、')
  if (/退/.test(verb)) return returnReasonNeeded(named)
  return verb.includes('延') ? daysNeeded(named) : reasonNeeded(`${verb} ${named} 原因`)
}

/** The longest of the verbs that the text starts with. */
function verbOf(text: string, verbs: readonly string[]): string | undefined {
  const fitting = verbs.filter((verb) => afterVerb(text, [verb]) !== undefined)
  return fitting.sort((one, other) => other.length - one.length)[0]
}

function listBehind(
  text: string,
  verbs: readonly string[],
  mayBeReason = false,
): { verb: string; list: List } | undefined {
  const verb = verbOf(text, verbs)
  const rest = verb === undefined ? undefined : afterVerb(text, [verb])
  const list = rest === undefined ? undefined : leadingTickets(rest, mayBeReason && REASON.test(rest))
  return list && verb !== undefined ? { verb, list } : undefined
}

/** 督办 3 8 今天办完: no sign says that 8 is a ticket, so all must be open and the sender's to handle. */
async function areAllTheirs(desk: Desk, { named }: List, actor: Actor): Promise<boolean> {
  for (const reference of [...named.codes, ...named.numbers]) {
    const ticket = await findTicket(desk, reference)
    if (!ticket || ticket.state === 'closed') return false
    if (!oversees(actor) && !hasPart(actor, ticket)) return false
  }
  return true
}

async function answerOf(desk: Desk, handlers: readonly Handler[], inbound: Inbound): Promise<Answer[]> {
  for (const handler of handlers) {
    const args = handler.match(inbound)
    if (args === undefined) continue
    try {
      const answer = await handler.answer(desk, inbound, args)
      if (answer) return [answer]
    } catch (error) {
      // A unit's name nearly written is asked back, whatever the ticket.
      if (!(error instanceof DeskError) || (error.code === 'unknown_unit' && error.params.near)) throw error
      return [{ text: errorWords({ office: desk.office, now: desk.clock.now() }, error) }]
    }
  }
  return []
}
