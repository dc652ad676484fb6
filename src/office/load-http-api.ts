import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ApiCaller } from '../domain/api-caller.ts'
import { API_SCOPES } from '../domain/api-caller.ts'
import { checkFile, readDataFile } from './data-file.ts'
import type { DataProblem } from './data-problem.ts'
import { OfficeDataError } from './data-problem.ts'
import { line, list, oneOf, record, said, yesNo } from './fields.ts'

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
})

/** Who may call over HTTP. */
export interface HttpApiData {
  callers: readonly ApiCaller[]
}

/**
 * Who may call over HTTP, as http-api.yaml says; nobody if there is no such file.
 *
 * @throws {OfficeDataError} with everything that is wrong in it
 */
export function loadHttpApi(dataDir: string): HttpApiData {
  if (!existsSync(join(dataDir, FILE))) return { callers: [] }
  const problems: DataProblem[] = []
  const file = readDataFile(dataDir, FILE, { problems, hiddenFields: ['tokenHash'] })
  const data = checkFile(file, schema)
  for (const field of ['name', 'tokenHash'] as const) {
    data?.callers.forEach((caller, index) => {
      const first = data.callers.findIndex((other) => other[field] === caller[field])
      if (first < index)
        file?.refuse(['callers', index, field], `和第 ${first + 1} 个调用方的一样，应各不相同`)
    })
  }
  if (!data || problems.length > 0) throw new OfficeDataError(problems)
  return { callers: data.callers.map(({ mustSign = false, ...caller }) => ({ ...caller, mustSign })) }
}
