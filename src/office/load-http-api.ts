import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ApiCaller } from '../domain/api-caller.ts'
import { API_SCOPES } from '../domain/api-caller.ts'
import type { Webhook } from '../domain/webhook.ts'
import { checkFile, readDataFile } from './data-file.ts'
import type { DataProblem } from './data-problem.ts'
import { OfficeDataError } from './data-problem.ts'
import { line, list, oneOf, record, said, wholeNumber, yesNo } from './fields.ts'

const FILE = 'http-api.yaml'

const scope = oneOf(Object.fromEntries(API_SCOPES.map((name) => [name, name])))

const tokenHash = said((text) => {
  const hash = text.toLowerCase()
  return /^[0-9a-f]{64}$/.test(hash) ? hash : undefined
}, '应是 64 位十六进制数字：用 npm run huisheng -- api-token 生成，不要写令牌本身')

const schema = record({
  callers: list(
    record({
      name: line('调用方的名字', 40),
      tokenHash,
      scopes: list(scope, '应是权限的列表，写成 [tickets:read, tickets:write] 这样', 1),
      mustSign: yesNo().optional(),
    }),
    '应是调用方的列表',
  ),
  jurisdiction: line('Open311 的 jurisdiction_id', 100).optional(),
  webhooks: list(
    record({
      name: line('接收方的名字', 40),
      url: webUrl(),
      keyNo: wholeNumber(1, 99, '第几把密钥').optional(),
    }),
    '应是接收方的列表',
  ).optional(),
})

/** An address that messages are sent to; nothing in it may be a password, which belongs nowhere in a file. */
function webUrl() {
  return said(
    (written) => {
      const url = URL.canParse(written) ? new URL(written) : undefined
      const isRight = url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
      return isRight && url.hash === '' ? written : undefined
    },
    '应是 https:// 或 http:// 开头的地址，里面不带用户名和密码',
    (written) => written.trim(),
  )
}

/** Who may call over HTTP, and who is told of changes. */
export interface HttpApiData {
  callers: readonly ApiCaller[]
  webhooks: readonly Webhook[]
  /** The `jurisdiction_id` that Open311 clients may name; any if absent. */
  jurisdiction?: string
}

/**
 * Who may call over HTTP and who is told of changes, as http-api.yaml says; nobody if there is no such file.
 *
 * @throws {OfficeDataError} with everything that is wrong in it
 */
export function loadHttpApi(dataDir: string): HttpApiData {
  if (!existsSync(join(dataDir, FILE))) return { callers: [], webhooks: [] }
  const problems: DataProblem[] = []
  const file = readDataFile(dataDir, FILE, { problems, hiddenFields: ['tokenHash', 'url'] })
  const data = checkFile(file, schema)
  const refuseTwice = (list: 'callers' | 'webhooks', field: string, values: readonly string[] = []): void =>
    values.forEach((value, index) => {
      const first = values.indexOf(value)
      if (first < index) file?.refuse([list, index, field], `和第 ${first + 1} 项的一样，应各不相同`)
    })
  for (const field of ['name', 'tokenHash'] as const)
    refuseTwice(
      'callers',
      field,
      data?.callers.map((caller) => caller[field]),
    )
  refuseTwice(
    'webhooks',
    'name',
    data?.webhooks?.map(({ name }) => name),
  )
  if (!data || problems.length > 0) throw new OfficeDataError(problems)
  return {
    callers: data.callers.map(({ mustSign = false, ...caller }) => ({ ...caller, mustSign })),
    ...(data.jurisdiction !== undefined && { jurisdiction: data.jurisdiction }),
    webhooks: (data.webhooks ?? []).map(({ keyNo = 1, ...webhook }) => ({ ...webhook, keyNo })),
  }
}
