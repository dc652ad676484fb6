import type { Desk } from '../desk/desk.ts'
import { sendDigest } from '../desk/send-digest.ts'

/** 每日汇总 and the supervisors' brief exist by the configured time of each working day. */
export async function digest(desk: Desk): Promise<number> {
  return sendDigest(desk)
}
