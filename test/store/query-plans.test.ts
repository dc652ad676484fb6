import { rmSync } from 'node:fs'
import SQLite from 'better-sqlite3'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { LOCAL_THROTTLE } from '../../src/bot/throttle.ts'
import { handlers } from '../../src/handlers/index.ts'
import { ticketFigures, workFigures } from '../../src/store/audit.ts'
import { forgetMessagesBefore } from '../../src/store/erasure.ts'
import { unhandled } from '../../src/store/inbox.ts'
import { markDropped, markFailed, markSentLate, pullForward, sendingEntries } from '../../src/store/outbox.ts'
import { nextReminderAt } from '../../src/store/reminders.ts'
import { dueWebhookMessages, hastenWebhook, lastWebhookSentAt } from '../../src/store/webhooks.ts'
import type { InProcess } from '../support/in-process.ts'
import { openInProcess } from '../support/in-process.ts'
import { freshFolder } from '../support/sample-street.ts'

const PLAIN = { matter: '公共厕所', subject: '艾老村 公厕没人打扫', content: '村口公厕好几天没人打扫了。' }

/** Rows of these tables grow with the years, not with what is to be done. */
const GROWING =
  /^SCAN (ticket|ticket_event|reminder|outbox|inbox|text|citizen|assignment|leave|webhook_message)\b/
/** They hold only rows that still wait for something: open tickets, messages not sent. */
const OF_WAITING_ROWS =
  /USING (COVERING )?INDEX (outbox_(waiting|sending|dead|line)|inbox_unhandled|webhook_message_(waiting|dead)|reminder_due|ticket_open_\w+)$/
/** One row from the end of the primary key. */
const NEWEST_ROW = /^select "\w+" from "\w+" order by "id" desc limit \?$/
const WINDOWS = [{ most: 100, perMs: 60_000, because: 'test' }]

const texts = new Set<string>()
/** Remembers each statement that the bot runs, as the database gets it. */
const prepare = SQLite.prototype.prepare
SQLite.prototype.prepare = function (this: SQLite.Database, text: string) {
  texts.add(text)
  return prepare.call(this, text)
} as typeof prepare

let it: InProcess

beforeEach(async () => {
  const dir = await freshFolder()
  // A migration reads whole tables, once.
  texts.clear()
  it = await openInProcess({
    at: '2026-11-23 09:00',
    dir,
    throttle: { ...LOCAL_THROTTLE, account: WINDOWS, conversation: WINDOWS },
  })
})

afterEach(async () => {
  await it.street.unheard()
  await it.street.ends()
  rmSync(it.dir, { recursive: true })
})

test('nothing that runs each second or each message reads through a table', async () => {
  await aWorkingDay()
  await everyCommand()
  await itsReminders()
  await whatTroubleBrings()
  const queries = [...texts].filter((text) => /^(select|insert|update|delete|with)\b/i.test(text))
  const slow: string[] = []
  for (const text of queries) slow.push(...(await scansOf(text)).map((scan) => `${scan}: ${text}`))
  expect(queries.length, 'statements seen').toBeGreaterThan(60)
  expect(slow).toEqual([])
})

/** The parts of the statement's plan whose cost grows with all that was ever stored. */
async function scansOf(text: string): Promise<string[]> {
  if (NEWEST_ROW.test(text)) return []
  const explained = sql.raw<{ detail: string }>(`explain query plan ${text.replaceAll('?', 'null')}`)
  const { rows } = await explained.execute(it.desk.db)
  return rows
    .map(({ detail }) => detail)
    .filter((detail) => GROWING.test(detail) && !OF_WAITING_ROWS.test(detail))
}

/** What people say in the groups and in private, in the order of a ticket's life. */
async function aWorkingDay(): Promise<void> {
  const { street } = it
  for (let count = 0; count < 2; count += 1) await it.opens(PLAIN)
  await it.opens({ ...PLAIN, matter: undefined })
  const said: [who: string, room: string | undefined, text: string][] = [
    ['li-qiang', 'huanwei', '收到'],
    ['li-qiang', 'huanwei', '1'],
    ['li-qiang', 'huanwei', '收到 2'],
    ['li-qiang', 'huanwei', '已联系 1 约好下午上门'],
    ['li-qiang', 'huanwei', '到场 1 正在打扫'],
    ['li-qiang', 'huanwei', '备注 1 明天再打扫一遍'],
    ['li-qiang', 'huanwei', '我的工单'],
    ['li-qiang', 'huanwei', '查 1'],
    ['li-qiang', 'huanwei', '模板 公厕'],
    ['li-qiang', 'huanwei', '协办 1 派出所'],
    ['li-qiang', 'huanwei', '延期 2 三天 等配件到货'],
    ['li-qiang', 'huanwei', '帮助'],
    ['li-qiang', 'huanwei', '中午一起吃饭吗'],
    ['li-qiang', 'huanwei', '请假 11月25日-26日 由@赵春燕代'],
    ['li-qiang', 'huanwei', '销假'],
    ['li-qiang', 'huanwei', '稍后提醒 2 半小时后'],
    ['li-qiang', 'huanwei', '等诉求人 2 出差了'],
    ['li-qiang', 'huanwei', '不等了 2'],
    ['li-qiang', 'huanwei', '为什么到期 2'],
    ['zhou-min', 'station', '同意延期 2'],
    ['zhou-min', 'station', '派 3 环卫所'],
    ['zhou-min', 'station', '重发'],
    ['li-qiang', 'huanwei', '退单 3 不归我们管'],
    ['zhou-min', 'station', '不同意 3 清单里写着由环卫所管护'],
    ['fang-zhengping', undefined, '督办'],
    ['fang-zhengping', undefined, '督办 1 请明天中午前办完'],
    ['li-qiang', 'huanwei', '回复 1 您好，已到现场核实并清理完毕，后续每天巡查，感谢监督。'],
    ['zhou-min', 'station', '通过 1'],
    ['wang-guilan', undefined, '1'],
    ['stranger', undefined, '绑定 37010020261123000001 1234'],
  ]
  for (const [who, room, text] of said) {
    await street.person(who).says(text, room === undefined ? {} : { in: street.room(room) })
  }
}

/** Each command there is, as the help shows it, whether it fits just now or not. */
async function everyCommand(): Promise<void> {
  const speakers = {
    unit: ['li-qiang', 'huanwei'],
    station: ['zhou-min', 'station'],
    supervision: ['fang-zhengping', undefined],
    citizen: ['wang-guilan', undefined],
  } as const
  for (const { say, for: audiences } of handlers.map(({ usage }) => usage)) {
    for (const audience of audiences) {
      const [who, room] = speakers[audience]
      const text = say.replace('17', '2')
      await it.street.person(who).says(text, room === undefined ? {} : { in: it.street.room(room) })
    }
  }
}

/** The days after: nags, the day's list, cards, orders; and each day's checkpoint and forgetting. */
async function itsReminders(): Promise<void> {
  for (const moment of [
    '11-23 15:30',
    '11-24 09:00',
    '11-26 17:30',
    '11-30 08:40',
    '11-30 17:30',
    '12-03 08:40',
  ])
    await it.street.windTo(`2026-${moment}`)
}

/** What runs at a start, after a failed send, when the clock is set back, and for those who watch the bot. */
async function whatTroubleBrings(): Promise<void> {
  const { db, seal } = it.desk
  const at = it.desk.clock.now()
  await sendingEntries(db, seal)
  await unhandled(db, seal)
  await nextReminderAt(db)
  await forgetMessagesBefore(db, at)
  await pullForward(db, { from: at, to: at - 1 })
  await workFigures(db, at)
  await ticketFigures(db, at)
  await dueWebhookMessages(db, '平台', { now: at, longestWait: at, limit: 4, except: [] })
  await lastWebhookSentAt(db, '平台')
  await hastenWebhook(db, '平台', at)
  const none = [0]
  await markFailed(db, none, { state: 'waiting', notBefore: at, error: 'test', isNoTry: true })
  await markSentLate(db, none, { at, platformMessageId: null })
  await markDropped(db, none)
}
