/** What a figure makes of a ticket: in the numerator, in the denominator only, or why in neither. */
export type Expected = '+' | '-' | string

export interface Row {
  why: string
  life: string
  anonymous?: boolean
  /** False: it belongs to another month. */
  isOctober?: boolean
  /** 响应 解决 满意 按时 二次, as counted by hand on 2026-11-02 09:00. */
  expected: readonly [Expected, Expected, Expected, Expected, Expected]
  /** Working minutes until the citizen was called, until the lead signed; absent where neither happened. */
  contact?: number
  signing?: readonly number[]
  /** 退单: how often a lead was taken back, of how many leads. */
  returns?: readonly [number, number]
}

const OPENED = 'opened 10-12 09:00; lead huanwei 10-12 09:10 due 10-19 17:30'
const SIGNED = `${OPENED}; signed 10-12 09:40`
const AT_WORK = `${SIGNED}; called 10-12 10:10`
const REPLIED = `${AT_WORK}; replied 10-14 10:00; approved 10-14 11:00`
const GOOD = 'said solved satisfied 10-15 10:00; closed satisfied 10-15 10:00'
const ANGRY = 'said solved dissatisfied 10-15 10:00; round 2 10-15 10:00 due 10-20 17:30'
const WORKED = { contact: 60, signing: [30] }
const LEFT_OUT = (reason: string): Row['expected'] => [reason, reason, reason, reason, reason]

/** National Day is 1–7 October, Saturday 10 October is worked; 8:30–12:00 and 13:30–17:30. */
export const FORTY: readonly Row[] = [
  { why: 'ordinary', life: `${REPLIED}; ${GOOD}`, expected: ['+', '+', '+', '+', '-'], ...WORKED },
  {
    why: '基本满意',
    life: `${REPLIED}; said solved basic 10-15 10:00; closed satisfied 10-15 10:00`,
    expected: ['+', '+', '+', '+', '-'],
    ...WORKED,
  },
  {
    why: 'good at the second round',
    life: `${REPLIED}; ${ANGRY}; replied 10-19 10:00; said solved satisfied 10-21 10:00; closed satisfied 10-21 10:00`,
    expected: ['+', '+', '+', '+', '+'],
    ...WORKED,
  },
  {
    why: 'unsolved but 基本满意: two questions; the second round is overdue',
    life: `${REPLIED}; said unsolved basic 10-15 10:00; round 2 10-15 10:00 due 10-20 17:30`,
    expected: ['+', '-', '+', '-', '+'],
    ...WORKED,
  },
  {
    why: 'dissatisfied twice, the third round runs',
    life: `${REPLIED}; ${ANGRY}; replied 10-20 10:00; said unsolved dissatisfied 10-29 10:00; round 3 10-29 10:00 due 11-03 17:30`,
    expected: ['+', '-', '-', 'not_due', '+'],
    ...WORKED,
  },
  {
    why: 'unreachable',
    life: `${REPLIED}; closed unreachable 10-16 10:00`,
    expected: ['+', 'unreachable', 'unreachable', '+', 'unreachable'],
    ...WORKED,
  },
  {
    why: 'unreachable at the second round: the first answer is no longer the last word',
    life: `${REPLIED}; ${ANGRY}; replied 10-19 10:00; closed unreachable 10-22 10:00`,
    expected: ['+', 'unreachable', 'unreachable', '+', '+'],
    ...WORKED,
  },
  {
    why: 'exempt from callback',
    life: `${REPLIED}; closed exempt 10-14 12:00`,
    expected: ['+', 'exempt', 'exempt', '+', 'exempt'],
    ...WORKED,
  },
  {
    why: 'repeat claim',
    life: 'opened 10-13 09:00; closed repeat 10-13 10:00',
    expected: LEFT_OUT('repeat'),
  },
  {
    why: 'withdrawn before dispatch',
    life: 'opened 10-13 09:00; closed withdrawn 10-13 10:00',
    expected: LEFT_OUT('withdrawn'),
  },
  {
    why: 'withdrawn after a bad answer',
    life: `${REPLIED}; ${ANGRY}; closed withdrawn 10-16 10:00`,
    expected: LEFT_OUT('withdrawn'),
  },
  {
    why: 'entered twice',
    life: 'opened 10-13 09:00; closed duplicate 10-13 10:00',
    expected: LEFT_OUT('duplicate'),
  },
  {
    why: 'not this street’s, after a return',
    life: `${SIGNED}; returned huanwei 10-13 10:00; closed not_ours 10-13 11:00`,
    expected: LEFT_OUT('not_ours'),
  },
  {
    why: 'nobody has dispatched it',
    life: 'opened 10-30 17:29',
    expected: ['undispatched', 'not_answered', 'not_answered', 'undispatched', 'not_answered'],
  },
  {
    why: 'returned and not sent on',
    life: 'opened 10-28 09:00; lead jianguan 10-28 09:00 due 11-04 17:30; returned jianguan 10-29 09:00',
    expected: ['undispatched', 'not_answered', 'not_answered', 'not_due', 'not_answered'],
    returns: [1, 1],
  },
  {
    why: 'returned, then led by another, from whose start it counts',
    life:
      'opened 10-12 09:00; lead jianguan 10-12 09:00 due 10-19 17:30; returned jianguan 10-13 10:00; ' +
      'lead huanwei 10-13 10:00 due 10-19 17:30; signed 10-13 10:10; called 10-14 16:00; ' +
      `replied 10-16 10:00; ${GOOD.replaceAll('10-15', '10-19')}`,
    expected: ['+', '+', '+', '+', '-'],
    // 10:00–12:00 and 13:30–17:30 the first day, 8:30–12:00 and 13:30–16:00 the second.
    contact: 720,
    signing: [10],
    returns: [1, 2],
  },
  {
    why: 'called just as the limit ends',
    life: `${SIGNED}; called 10-13 17:30; replied 10-14 10:00; ${GOOD}`,
    expected: ['+', '+', '+', '+', '-'],
    // 9:10–12:00 and 13:30–17:30, and a whole day.
    contact: 860,
    signing: [30],
  },
  {
    why: 'called the morning after the limit',
    life: `${SIGNED}; called 10-14 08:31; replied 10-14 10:00; ${GOOD}`,
    expected: ['-', '+', '+', '+', '-'],
    contact: 861,
    signing: [30],
  },
  {
    why: 'on a holiday: the clock starts with the next working day',
    life:
      'opened 10-01 10:00; lead huanwei 10-01 10:05 due 10-13 17:30; signed 10-08 08:40; called 10-08 16:00; ' +
      `replied 10-13 10:00; ${GOOD}`,
    expected: ['+', '+', '+', '+', '-'],
    contact: 360,
    signing: [10],
  },
  {
    why: 'over a worked Saturday',
    life:
      'opened 10-09 16:00; lead huanwei 10-09 17:00 due 10-16 17:30; signed 10-09 17:20; called 10-12 09:00; ' +
      `replied 10-14 10:00; ${GOOD}`,
    expected: ['-', '+', '+', '+', '-'],
    // 30 on Friday, 450 on Saturday, 30 on Monday.
    contact: 510,
    signing: [20],
  },
  {
    why: 'never called',
    life: `${SIGNED}; replied 10-14 10:00; ${GOOD}`,
    expected: ['-', '+', '+', '+', '-'],
    signing: [30],
  },
  {
    why: 'of Friday: nothing is due yet',
    life: 'opened 10-30 15:00; lead huanwei 10-30 16:00 due 11-06 17:30; signed 10-30 16:20',
    expected: ['not_due', 'not_answered', 'not_answered', 'not_due', 'not_answered'],
    signing: [20],
  },
  {
    why: 'an anonymous caller',
    anonymous: true,
    life: `${SIGNED}; replied 10-14 10:00; closed exempt 10-14 11:00`,
    expected: ['no_citizen', 'exempt', 'exempt', '+', 'exempt'],
    signing: [30],
  },
  {
    why: 'waited for the citizen: spoken to, and the deadline moved',
    life:
      `${SIGNED}; awaits 10-12 10:40; pauses 10-12 10:40; resumes 10-14 10:40 due 10-21 17:30; ` +
      `replied 10-21 10:00; ${GOOD.replaceAll('10-15', '10-22')}`,
    expected: ['+', '+', '+', '+', '-'],
    contact: 90,
    signing: [30],
  },
  {
    why: 'extended',
    life: `${AT_WORK}; extended 10-16 10:00 due 10-26 17:30; replied 10-26 10:00; ${GOOD.replaceAll('10-15', '10-27')}`,
    expected: ['+', '+', '+', '+', '-'],
    ...WORKED,
  },
  {
    why: 'the clock stands still past the old deadline',
    life: `${AT_WORK}; awaits 10-13 10:00; pauses 10-13 10:00`,
    expected: ['+', 'not_answered', 'not_answered', 'not_due', 'not_answered'],
    ...WORKED,
  },
  {
    why: 'replied just at the deadline',
    life: `${AT_WORK}; replied 10-19 17:30; ${GOOD.replaceAll('10-15', '10-20')}`,
    expected: ['+', '+', '+', '+', '-'],
    ...WORKED,
  },
  {
    why: 'replied a minute late',
    life: `${AT_WORK}; replied 10-19 17:31; ${GOOD.replaceAll('10-15', '10-20')}`,
    expected: ['+', '+', '+', '-', '-'],
    ...WORKED,
  },
  {
    why: 'sent back, and the second reply late',
    life: `${AT_WORK}; replied 10-16 10:00; rejected 10-16 11:00; replied 10-20 10:00; ${GOOD.replaceAll('10-15', '10-21')}`,
    expected: ['+', '+', '+', '-', '-'],
    ...WORKED,
  },
  {
    why: 'sent back, and nothing since',
    life: `${AT_WORK}; replied 10-16 10:00; rejected 10-16 11:00`,
    expected: ['+', 'not_answered', 'not_answered', '-', 'not_answered'],
    ...WORKED,
  },
  {
    why: 'not called back yet',
    life: REPLIED,
    expected: ['+', 'not_answered', 'not_answered', '+', 'not_answered'],
    ...WORKED,
  },
  {
    why: 'came in the last minute of the month, answered in the next',
    life:
      'opened 10-31 23:59; lead huanwei 10-31 23:59 due 11-06 17:30; called 11-02 08:35; ' +
      'replied 11-02 08:40; said solved satisfied 11-02 08:50; closed satisfied 11-02 08:50',
    expected: ['+', '+', '+', '+', '-'],
    contact: 5,
  },
  {
    why: 'came in the first minute of the month',
    life:
      'opened 10-01 00:00; lead huanwei 10-08 09:00 due 10-14 17:30; signed 10-08 09:30; called 10-08 10:00; ' +
      `replied 10-14 10:00; ${GOOD}`,
    expected: ['+', '+', '+', '+', '-'],
    ...WORKED,
  },
  {
    why: 'came a minute before the month',
    life: 'opened 09-30 23:59',
    isOctober: false,
    expected: LEFT_OUT(''),
  },
  { why: 'came with the next month', life: 'opened 11-01 00:00', isOctober: false, expected: LEFT_OUT('') },
  {
    why: 'the station had called before it was dispatched',
    life: `opened 10-12 08:40; called 10-12 08:50; lead huanwei 10-12 09:10 due 10-19 17:30; signed 10-12 09:40; replied 10-14 10:00; ${GOOD}`,
    expected: ['+', '+', '+', '+', '-'],
    signing: [30],
  },
  {
    why: 'signed with the reply',
    life: `${OPENED}; called 10-12 10:10; signed 10-12 11:10; replied 10-12 11:10; ${GOOD}`,
    expected: ['+', '+', '+', '+', '-'],
    contact: 60,
    signing: [120],
  },
  {
    why: 'of another unit, good',
    life: `opened 10-12 09:00; lead sifa 10-12 09:10 due 10-19 17:30; signed sifa 10-12 09:40; called 10-12 10:10; replied sifa 10-14 10:00; ${GOOD}`,
    expected: ['+', '+', '+', '+', '-'],
    ...WORKED,
  },
  {
    why: 'of that unit again, good',
    life: `opened 10-13 09:00; lead sifa 10-13 09:10 due 10-20 17:30; signed sifa 10-13 09:40; called 10-13 10:10; replied sifa 10-14 10:00; ${GOOD}`,
    expected: ['+', '+', '+', '+', '-'],
    ...WORKED,
  },
  {
    why: 'a bad answer, and the second reply late and not called back',
    life: `${REPLIED}; ${ANGRY}; replied 10-22 10:00; approved 10-22 11:00`,
    expected: ['+', '+', '-', '-', '+'],
    ...WORKED,
  },
]
