import type { Audience, Handler, Usage } from '../bot/handler.ts'
import { audiencesOf, defineHandler } from '../bot/handler.ts'
import { citizenHelp, strangerHelp } from '../templates/messages/citizen.ts'
import { help as helpText } from '../templates/messages/help.ts'
import { undecorated } from './reading.ts'

/** 帮助 — the commands for who asks, from the handlers' own help lines. */
export function helpFor(handlers: () => readonly Handler[]): Handler {
  return defineHandler({
    name: 'help',
    usage: { say: '帮助', does: '看全部用法', for: ['unit', 'station', 'citizen', 'supervision'] },
    verbs: ['帮助'],

    match(inbound) {
      return /^(?:帮助|help|菜单|怎么用|使用说明|命令|[?？])$/i.test(undecorated(inbound.text))
        ? {}
        : undefined
    },

    async answer(desk, inbound) {
      const setting = { office: desk.office, now: desk.clock.now() }
      if (inbound.sender.kind === 'citizen') return { text: citizenHelp(setting) }
      if (inbound.sender.kind === 'stranger') {
        return inbound.place.kind === 'private' ? { text: strangerHelp(setting) } : undefined
      }
      return { text: helpText(usagesFor(handlers(), audiencesOf(inbound.sender))) }
    },
  })
}

export function usagesFor(handlers: readonly Handler[], audiences: readonly Audience[]): Usage[] {
  return handlers
    .map(({ usage }) => usage)
    .filter((usage) => usage.for.some((one) => audiences.includes(one)))
}
