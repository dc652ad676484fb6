import type { Ticket } from './ticket.ts'
import type { EpochMs } from './time.ts'

/**
 * Why a unit gives a ticket back: not its business, outside the street, too little said to act on, opened twice,
 * or before a court, an arbitrator or a review already.
 */
export type ReturnReason = 'not_ours' | 'elsewhere' | 'unclear' | 'duplicate' | 'legal'

/** In the order of their numbers in the chat. */
export const RETURN_REASONS: readonly ReturnReason[] = [
  'not_ours',
  'elsewhere',
  'unclear',
  'duplicate',
  'legal',
]

/** 退单 of a ticket and what became of it. */
export interface ReturnRecord {
  unitId: string
  at: EpochMs
  /** Absent in returns of before reasons were kept. */
  reason?: ReturnReason
  textId: number
  /** Who should have it instead, if that was said. */
  toUnitId?: string
  /** Absent while the station has not decided, or where the unit replied after all. */
  outcome?: 'granted' | 'refused'
}

/** From the second return on a supervisor hears of it and may decide too: somebody has to end the round. */
const SUPERVISED_FROM = 2

export function isGoingRound({ returns = [] }: Ticket): boolean {
  return returns.length >= SUPERVISED_FROM
}

const WORDS: readonly { reason: ReturnReason; words: RegExp }[] = [
  {
    reason: 'elsewhere',
    words:
      /不(?:在|属于?)(?:本|我们|咱们?)?(?:街道|辖区|镇)|(?:外|别的|其他|邻)(?:街道|区|县|镇)|(?:不是|出了?)(?:本|我们|咱们?)?(?:街道|辖区)(?:的)?(?:地界|范围|地盘)?/,
  },
  {
    reason: 'duplicate',
    words:
      /重复|已经有一件|同一件|(?:和|跟|同).{0,8}(?:一样|是一[件个回]|一回事)|(?:前面|上次|昨天|前天).{0,4}(?:报过|派过|办过|回过)/,
  },
  { reason: 'legal', words: /诉讼|法院|法庭|打官司|判决|仲裁|复议|司法程序|起诉|立案|公证/ },
  {
    reason: 'unclear',
    words:
      /(?:地址|地点|位置|电话|信息|内容|诉求|情况)(?:都)?(?:不清|不明|不详|没写|没有写|不全|有误)|没(?:有)?(?:说|写|留)(?:清|明白|在哪|哪个|具体|地址|位置|电话)|不知道(?:是|在)?(?:哪|谁)|查无此|找不[到着](?:人|地方)/,
  },
  {
    reason: 'not_ours',
    words:
      /不归|不属|不是(?:我们|本单位|咱|俺)|不由|管不了|管不着|管不到|不负责|派错|没权|无权|不在.{0,6}职责|(?:得|该|应该|应当|要)(?:去)?找|不关(?:我们|俺们?|咱)|(?:和|跟)(?:我们|俺们?|咱们?)没(?:有)?关系|没有(?:这项)?(?:职责|职权|权限|执法权)|(?:归|由|转|该|是).{0,10}(?:管|负责|办|建|所|中队|中心|站|村)|^转/,
  },
]

/** The reason in the unit's words, if it is one of the list: its number in front, or what was written. */
export function readReturnReason(text: string): ReturnReason | undefined {
  const number = /^\s*([1-5])(?=[\s,，、.：:]|$)/.exec(text)?.[1]
  if (number !== undefined) return RETURN_REASONS[Number(number) - 1]
  return WORDS.find(({ words }) => words.test(text))?.reason
}
