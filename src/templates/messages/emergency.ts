import { clockTime } from '../../domain/deadline-words.ts'
import type { Emergency, EmergencyKind } from '../../domain/emergency.ts'
import type { Setting } from './words.ts'
import { excerpt } from './words.ts'

/** Whom to call, and the one thing that is done wrong most often. */
const ADVICE: Readonly<Record<EmergencyKind, readonly string[]>> = {
  fire: ['请马上打 119！有人受伤同时打 120。', '人先撤出来，别回去拿东西；电着火先拉闸，不要用水泼。'],
  gas: [
    '请先出去再打 119，有人难受同时打 120！',
    '别开关电灯、别打火、别在屋里打电话；能关阀门、开窗就轻轻做，不能就先走。',
  ],
  injury: ['请马上打 120！', '说清在哪、几个人、叫不叫得醒；别随便搬动伤员，听 120 电话里的指导。'],
  drowning: ['请马上打 119 和 120！', '不会水的别下去，扔绳子、竹竿、能浮起来的东西。'],
  electric: [
    '请马上打 120！高压线断了打 119 和 95598（供电）。',
    '别碰触电的人，先拉闸；离断线八米以外，别让人靠近。',
  ],
  violence: ['请马上打 110！有人受伤同时打 120。', '先躲开，别上前拉架。'],
  trapped: ['请马上打 119！有人受伤同时打 120。', '说清位置和人数；被困的别乱动、别扒电梯门，等人来救。'],
  suicide: ['请马上打 110 和 120！', '身边别离人，慢慢说话。难受想找人说说，心理援助热线 12356 一直有人接。'],
  help: ['请马上打电话：着火、被困 119，有人伤病 120，有人行凶 110！', '说清在哪里、出了什么事。'],
}

export function emergencyAnswer(kind: EmergencyKind, isGroup: boolean): string {
  const go = isGroup
    ? ['已经告诉街道热线工作站。村里（单位）的同志请马上去看看。']
    : ['我已经告诉街道热线工作站，但请您先打电话，我代替不了 119、120、110。']
  return [...ADVICE[kind], ...go].join('\n')
}

/** Numbers that the answer named first, for the station. */
const NUMBERS: Readonly<Record<EmergencyKind, string>> = {
  fire: '119',
  gas: '119',
  injury: '120',
  drowning: '119、120',
  electric: '120',
  violence: '110',
  trapped: '119',
  suicide: '110、120',
  help: '119、120、110',
}

export function emergencyForStation(
  { now }: Setting,
  told: { emergency: Emergency; text: string; room?: string; ticketCode?: number },
): string {
  const { emergency, text, room, ticketCode } = told
  const who = ticketCode === undefined ? '一位没有关联工单的微信用户' : `#${ticketCode} 的诉求人`
  const where = room === undefined ? `${who}私聊说` : `「${room}」群里说`
  return [
    `紧急：${where}「${excerpt(text, 120)}」（${clockTime(now)}）`,
    emergency.isCalled
      ? '对方说已经打过报警急救电话。请马上核实，通知村里和应急办。'
      : `已回请打 ${NUMBERS[emergency.kind]}。请马上核实，通知村里和应急办。`,
    ...(room === undefined && ticketCode !== undefined
      ? [`要联系请回「联系方式 ${ticketCode} 紧急核实」`]
      : []),
  ].join('\n')
}
