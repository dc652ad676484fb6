import type { SendingLimits } from '../domain/sending-limits.ts'
import { MINUTE_MS } from '../domain/time.ts'
import type { DataFile } from './data-file.ts'
import { checkFile } from './data-file.ts'
import { line, list, readLimit, record, said, wholeNumber } from './fields.ts'

const window = record({
  most: wholeNumber(1, 100_000, '条'),
  per: said((text) => {
    const limit = readLimit(text)
    return limit && 'minutes' in limit ? limit.minutes * MINUTE_MS : undefined
  }, '应写成 1 分钟、1 小时 或 24 小时 这样'),
  because: line('理由', 80),
})

const windows = list(window, '应是限额的列表，写成 - { most: 30, per: 1 分钟, because: 理由 } 这样', 1)

const sendingSchema = record({
  account: windows,
  conversation: windows,
  gapSeconds: wholeNumber(0, 60, '秒'),
  jitterSeconds: wholeNumber(0, 60, '秒'),
})

export function checkSending(file: DataFile | undefined): SendingLimits | undefined {
  const data = checkFile(file, sendingSchema)
  if (!data) return undefined
  const windowsOf = (scope: 'account' | 'conversation') =>
    data[scope].map(({ per, ...rest }) => ({ ...rest, perMs: per }))
  return {
    account: windowsOf('account'),
    conversation: windowsOf('conversation'),
    gapMs: data.gapSeconds * 1000,
    jitterMs: data.jitterSeconds * 1000,
  }
}
