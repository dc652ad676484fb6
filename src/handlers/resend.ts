import { defineHandler } from '../bot/handler.ts'
import { resendDead } from '../desk/resend-dead.ts'
import { isClerk } from '../domain/roster.ts'
import { resent, STATION_ONLY } from '../templates/messages/answers.ts'
import { undecorated } from './reading.ts'

/** 重发 — what could not be delivered is put in line again. */
export const resend = defineHandler({
  name: 'resend',
  usage: { say: '重发', does: '重新发送没发出去的消息', for: ['station'] },
  verbs: ['重发'],

  match(inbound) {
    return undecorated(inbound.text) === '重发' ? {} : undefined
  },

  async answer(desk, { sender }) {
    if (sender.kind !== 'staff' || !isClerk(sender.person)) return { text: STATION_ONLY }
    return { text: resent(await resendDead(desk)) }
  },
})
