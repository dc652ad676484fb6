import { existsSync, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { instantOn } from './domain/time.ts'

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
const text = z.string().min(1).optional()

const environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce
    .number('应为端口号')
    .int('应为端口号')
    .min(0, '应为端口号')
    .max(65_535, '应为端口号')
    .default(8012),
  HUISHENG_DATA_DIR: z.string().min(1).default('data/local'),
  HUISHENG_OFFICE_DIR: z.string().min(1).default('data'),
  WECHATY_PUPPET: z.string().min(1).default('local'),
  WECHATY_PUPPET_SERVICE_TOKEN: text,
  WECHATY_PUPPET_SERVICE_ENDPOINT: text,
  HUISHENG_KEY: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/, '应为 64 位十六进制数字')
    .optional(),
  HUISHENG_CLOCK: z.string().regex(CLOCK, '应为北京时间，例如 2026-01-05 09:00').optional(),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], '应为 debug、info、warn、error、silent 之一')
    .default('warn'),
})

/** A setting is wrong; the message names it and what is expected. */
export class ConfigError extends Error {}

/** The only reader of `process.env`. @throws {ConfigError} listing every wrong setting */
export function readConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}：${issue.message}`)
    throw new ConfigError(`设置有误（.env 或环境变量）：\n${lines.join('\n')}`)
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

function readClock(words: string): number {
  const [, day = '', hour = '0', minute = '0'] = CLOCK.exec(words) ?? []
  return instantOn(day, Number(hour) * 60 + Number(minute))
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
