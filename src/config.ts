import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { instantOn } from './domain/time.ts'
import { misnamed, readEnvFile } from './env-file.ts'

/** Where the settings come from: `.env` in the current folder, overridden by the environment. */
export interface Config {
  host: string
  port: number
  /** State: database, key, chats. */
  dataDir: string
  /** What the office edits: roster, limits, knowledge. */
  officeDir: string
  /** `local`, `local-grpc` or the name of a wechaty puppet package. */
  puppet: string
  puppetToken?: string
  puppetEndpoint?: string
  /** 64 hex digits; else a key file in the data folder. */
  key?: string
  /** Local mode: the clock stands still at this instant and is moved by the page or the API. */
  frozenAt?: number
  logLevel: string
}

const CLOCK = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}):(\d{2})$/
/** Only a shell knows what these stand for; here they would become a folder of that name. */
const path = z
  .string()
  .min(1)
  .regex(/^(?!~)[^$]*$/, '应为完整的路径，不能用 ~ 和 $')

/** The service's client finds the name of its server's certificate before the underscore of the token. */
const token = z.string().regex(/^[^_]+_./, '应照服务商给的写全，带着前缀，例如 insecure_…')

const environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\s*\d{1,5}\s*$/, '应为端口号，例如 8012')
    .transform(Number)
    .refine((port) => port <= 65_535, '应为端口号，最大 65535')
    .default(8012),
  HUISHENG_DATA_DIR: path.default('data/local'),
  HUISHENG_OFFICE_DIR: path.default('data'),
  WECHATY_PUPPET: z.string().min(1).default('local'),
  WECHATY_PUPPET_SERVICE_TOKEN: token.optional(),
  WECHATY_PUPPET_SERVICE_ENDPOINT: z
    .string()
    .regex(/:\d{1,5}$/, '应写成 地址:端口，例如 10.0.0.5:8788')
    .optional(),
  HUISHENG_KEY: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/, '应为 64 位十六进制数字')
    .optional(),
  HUISHENG_CLOCK: z
    .string()
    .refine((words) => Number.isFinite(readClock(words)), '应为北京时间，例如 2026-01-05 09:00')
    .optional(),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], '应为 debug、info、warn、error、silent 之一')
    .default('warn'),
})

/** A setting is wrong; the message names it and what is expected. */
export class ConfigError extends Error {}

/** The only reader of `process.env`. @throws {ConfigError} listing every wrong setting */
export function readConfig(): Config {
  const known = Object.keys(environment.shape)
  const file = readEnvFile(known)
  const outside = Object.keys(process.env).filter((name) => name.startsWith('HUISHENG_'))
  const misnamedOutside = outside.flatMap((name) => misnamed(name, known) ?? [])
  // For puppets too, which read settings of their own.
  for (const [name, value] of Object.entries(file.values)) process.env[name] ??= value
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  const problems = [
    ...file.problems,
    ...(given.WECHATY_PUPPET?.trim() === 'wechaty-puppet-service' &&
    given.WECHATY_PUPPET_SERVICE_TOKEN === undefined
      ? ['WECHATY_PUPPET_SERVICE_TOKEN：没有写，用 wechaty-puppet-service 要写上服务商给的令牌']
      : []),
    ...misnamedOutside,
    ...(parsed.error?.issues ?? []).map((issue) => wrongValue(issue, given)),
  ]
  if (!parsed.success || problems.length > 0) {
    throw new ConfigError(`设置有误（.env 或环境变量）：\n${problems.join('\n')}`)
  }
  const { data } = parsed
  return {
    host: data.HOST,
    port: data.PORT,
    dataDir: resolve(data.HUISHENG_DATA_DIR),
    officeDir: resolve(data.HUISHENG_OFFICE_DIR),
    puppet: data.WECHATY_PUPPET,
    logLevel: data.LOG_LEVEL,
    ...(data.WECHATY_PUPPET_SERVICE_TOKEN !== undefined && {
      puppetToken: data.WECHATY_PUPPET_SERVICE_TOKEN,
    }),
    ...(data.WECHATY_PUPPET_SERVICE_ENDPOINT !== undefined && {
      puppetEndpoint: data.WECHATY_PUPPET_SERVICE_ENDPOINT,
    }),
    ...(data.HUISHENG_KEY !== undefined && { key: data.HUISHENG_KEY }),
    ...(data.HUISHENG_CLOCK !== undefined && { frozenAt: readClock(data.HUISHENG_CLOCK) }),
  }
}

/** Never repeated, not even when it is wrong. */
const SECRET = /KEY|TOKEN/

function wrongValue({ path, message }: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = path.join('.')
  const written = SECRET.test(name) || given[name] === undefined ? '' : `写的是“${given[name]}”，`
  return `${name}：${written}${message}`
}

/** NaN if there is no such time. */
function readClock(words: string): number {
  const [, day = '', hour = '99', minute = '99'] = CLOCK.exec(words) ?? []
  return Number(hour) < 24 && Number(minute) < 60
    ? instantOn(day, Number(hour) * 60 + Number(minute))
    : Number.NaN
}

export function isLocal(config: Config): boolean {
  return config.puppet === 'local' || config.puppet === 'local-grpc'
}

/** Where libraries that look for `$HOME` find it from now on. */
export function setHome(dir: string): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  process.env.HOME = dir
  // Windows keeps the same under another name.
  process.env.USERPROFILE = dir
}
