import type { Audience, Handler, Inbound, Usage } from '../bot/handler.ts'
import { audiencesOf, defineHandler } from '../bot/handler.ts'
import { citizenHelp, strangerHelp } from '../templates/messages/citizen.ts'
import { allHelp, dailyHelp, helpAbout } from '../templates/messages/help.ts'
import { undecorated } from './reading.ts'

/** What each reader says every day, by the handlers' names: more lines than a phone's screen nobody reads. */
export const DAILY: Readonly<Record<Exclude<Audience, 'citizen'>, readonly string[]>> = {
  unit: [
    'acknowledge',
    'contact',
    'visit',
    'find-template',
    'reply',
    'request-return',
    'request-extension',
    'my-tickets',
  ],
  station: ['dispatch', 'dispatch-all', 'approve', 'reject', 'decide-request', 'record-callback', 'list-bad'],
  supervision: ['list-bad', 'supervise', 'urge', 'show-ticket', 'weekly-list', 'rates', 'charts'],
}

const ALL = /^(?:全部|所有|更多)$/

/** 你好, to the bot alone: the way in for who does not know what to say. */
function isGreeting({ text, sender, place }: Inbound): boolean {
  return (
    sender.kind === 'staff' &&
    place.kind === 'private' &&
    /^(?:你好|您好|在吗|在不在|hi|hello|你是谁|你叫(?:啥|什么)|(?:你|这个)?(?:能|会|可以)(?:干|做|办)(?:啥|什么|些什么)|(?:这个|你)?(?:咋|怎么)(?:用|弄|使))[\s!！。?？~]*$/i.test(
      text,
    )
  )
}

/** 帮助, 帮助 全部, 帮助 请假 — the commands for who asks, from the handlers' own help lines. */
export function helpFor(handlers: () => readonly Handler[]): Handler {
  return defineHandler({
    name: 'help',
    usage: {
      say: '帮助',
      does: '看每天用的话（帮助 全部；帮助 请假）',
      for: ['unit', 'station', 'citizen', 'supervision'],
    },
    verbs: ['帮助'],

    match(inbound) {
      if (isGreeting(inbound)) return { about: undefined }
      const said = undecorated(inbound.text)
      const asked = /^(?:帮助|help|菜单|怎么用|使用说明|命令|[?？])(?:[\s:：]+(?<about>\S.{0,9}))?$/i.exec(
        said,
      )
      return asked ? { about: asked.groups?.about } : undefined
    },

    async answer(desk, inbound, { about }) {
      const setting = { office: desk.office, now: desk.clock.now() }
      if (inbound.sender.kind === 'citizen') return { text: citizenHelp(setting) }
      if (inbound.sender.kind === 'stranger') {
        return inbound.place.kind === 'private' ? { text: strangerHelp(setting) } : undefined
      }
      const audiences = audiencesOf(inbound.sender)
      const all = usagesFor(handlers(), audiences)
      if (about === undefined) return { text: dailyHelp(dailyUsages(handlers(), audiences), all.length) }
      if (ALL.test(about)) return { text: allHelp(all) }
      const found = all.filter(({ say, does }) => `${say}${does}`.includes(about))
      return { text: helpAbout(about, found) }
    },
  })
}

/** What each reader may say, every day's words first, nothing twice. */
export function usagesFor(handlers: readonly Handler[], audiences: readonly Audience[]): Usage[] {
  const daily = dailyUsages(handlers, audiences)
  const rest = handlers
    .map(({ usage }) => usage)
    .filter((usage) => !daily.includes(usage) && usage.for.some((one) => audiences.includes(one)))
  const all = [...daily, ...rest]
  return all.filter(
    ({ say, does }, at) => all.findIndex((one) => one.say === say && one.does === does) === at,
  )
}

function dailyUsages(handlers: readonly Handler[], audiences: readonly Audience[]): Usage[] {
  const names = audiences.flatMap((audience) => (audience === 'citizen' ? [] : DAILY[audience]))
  return [...new Set(names)]
    .flatMap((name) => handlers.filter((one) => one.name === name))
    .map(({ usage }) => usage)
}
