import { clockTime } from '../../domain/deadline-words.ts'
import type { Emergency, EmergencyKind } from '../../domain/emergency.ts'
import type { Setting } from './words.ts'
import { excerpt } from './words.ts'

const NO_BREATH = '没有呼吸就按 120 电话里的指导按压胸口。'

/** Whom to call, and the one thing that is done wrong most often. */
const ADVICE: Readonly<Record<EmergencyKind, readonly string[]>> = {
  fire: [
    '请马上打 119！有人受伤同时打 120。',
    '人先撤出来，别回去拿东西；烟大就弯腰、湿毛巾捂口鼻；电着火先拉闸，不要用水泼。',
  ],
  gas: [
    '请先出去再打 119，有人难受同时打 120！',
    '别开关电灯、别打火、别在屋里打电话；能关阀门、开窗就轻轻做，不能就先走。',
  ],
  carbon_monoxide: [
    '请马上打 120！',
    `先打开门窗，把人抬到外面有新鲜空气的地方，侧着躺、保暖；别打火、别开关电灯，自己觉得头晕就先出来。${NO_BREATH}`,
  ],
  injury: ['请马上打 120！', '说清在哪、几个人、叫不叫得醒；别随便搬动，盖上衣服保暖，听 120 电话里的指导。'],
  bleeding: ['请马上打 120！', '用干净的布使劲按住出血的地方，别松手看；扎进去的东西别拔；让人躺下、保暖。'],
  fall: ['请马上打 120！', `别搬动、别硬扶起来，就地盖上衣服保暖，别给吃喝，守着看有没有呼吸。${NO_BREATH}`],
  heart: [
    '请马上打 120！',
    `让人就地坐着或半躺，别走动，松开领口、保暖；叫不醒的侧着躺；噎住的从背后抱住往上顶。${NO_BREATH}`,
  ],
  crash: [
    '请马上打 120 和 122！人夹在车里、车着火打 119。',
    '别搬动伤员（车着火除外），让后面的车绕开；出血用布按住，盖上衣服保暖。',
  ],
  poison: ['请马上打 120！', '药瓶留着给医生看；别自己催吐、别灌东西；叫不醒的侧着躺。'],
  machine: ['请马上打 119 和 120！', '先停机断电，别硬拽、别倒转机器；出血用布按住，等人来拆。'],
  missing: [
    '请马上打 110：孩子、老人走失不用等 24 小时！',
    '说清多大年纪、穿什么、最后在哪见到；家里留个人，井边、沟边、水边先找。',
  ],
  drowning: [
    '请马上打 119 和 120！',
    '别跳下去救：扔绳子、竹竿、能浮起来的东西让人抓住；井里、池子里可能缺氧，千万别下去。',
  ],
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
    ? [
        '已经告诉街道热线工作站。村里（单位）的同志请马上去看看。',
        '在什么位置？请在群里再说一句，我马上转给工作站。',
      ]
    : [
        '我已经告诉街道热线工作站，但请您先打电话，我代替不了 119、120、110。',
        '您在哪个村、什么位置，电话多少？请在这里再回一句，我马上转给工作站的人。',
      ]
  return [...ADVICE[kind], ...go].join('\n')
}

export const PASSED_ON = '已转给工作站。119、120、110 还没打的请先打。'

/** Numbers that the answer named first, for the station. */
const NUMBERS: Readonly<Record<EmergencyKind, string>> = {
  fire: '119',
  gas: '119',
  carbon_monoxide: '120',
  injury: '120',
  bleeding: '120',
  fall: '120',
  heart: '120',
  crash: '120、122',
  poison: '120',
  machine: '119、120',
  missing: '110',
  drowning: '119、120',
  electric: '120',
  violence: '110',
  trapped: '119',
  suicide: '110、120',
  help: '119、120、110',
}

/** Who told it, as far as is known. */
export interface TellerWords {
  /** Topic of the group; absent in private. */
  room?: string
  /** Of a linked citizen. */
  ticketCode?: number
  /** The nickname on WeChat. */
  name?: string
}

export function emergencyForStation(
  { now }: Setting,
  told: { emergency: Emergency; text: string } & TellerWords,
): string {
  const { emergency, text, room, ticketCode } = told
  return [
    `紧急：${whoSays(told)}「${excerpt(text, 120)}」（${clockTime(now)}）`,
    emergency.isCalled
      ? '对方说已经打过报警急救电话。请马上核实，通知村里和应急办。'
      : `已回请打 ${NUMBERS[emergency.kind]}，也问了在哪里，对方再说的我接着转来。请马上核实，通知村里和应急办。`,
    ...(room === undefined && ticketCode !== undefined
      ? [`要联系请回「联系方式 ${ticketCode} 紧急核实」`]
      : []),
  ].join('\n')
}

/** What they add: where it is, how it stands. */
export function moreForStation({ now }: Setting, told: { text: string } & TellerWords): string {
  return `紧急·补充：${whoSays(told)}「${excerpt(told.text, 120)}」（${clockTime(now)}）`
}

function whoSays({ room, ticketCode, name }: TellerWords): string {
  const called = name === undefined ? '' : `「${excerpt(name, 20)}」`
  if (room !== undefined) return `「${room}」群里${called}说`
  const who = ticketCode === undefined ? '没有关联工单的微信用户' : `#${ticketCode} 的诉求人，微信`
  return `${who}${called === '' ? '（没有昵称）' : called}私聊说`
}
