import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { enqueue, takeForSending } from '../../src/store/outbox.ts'
import { openInProcess } from '../support/in-process.ts'

const CLOCK = '2026-11-23 09:00'
const PLAIN = { matter: '公共厕所', subject: '艾老村 公厕没人打扫', content: '村口公厕好几天没人打扫了。' }

let dir: string

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'huisheng-'))
})

afterEach(() => {
  rmSync(dir, { recursive: true })
})

describe('a process that ended while sending', () => {
  test('had said it: the next one sees its own words in the chat and keeps silent', async () => {
    const first = await openInProcess({ at: CLOCK, dir })
    await first.opens(PLAIN)
    await first.street.room('huanwei').hears('新工单')
    await first.desk.db
      .updateTable('outbox')
      .set({ state: 'sending', lease_until: first.desk.clock.now() + 30_000 })
      .execute()
    await first.street.ends()

    const second = await openInProcess({ at: CLOCK, dir })
    await second.street.room('huanwei').hears('新工单')
    await second.street.room('huanwei').hearsNothing()
    expect(await second.desk.db.selectFrom('outbox').select('state').execute()).toEqual([{ state: 'sent' }])
    await second.street.ends()
  })

  test('had not said it: the next one says it once', async () => {
    const first = await openInProcess({ at: CLOCK, dir })
    const { db, seal, clock } = first.desk
    await enqueue(
      db,
      seal,
      {
        key: 'half',
        target: { room: '孙耿街道·环卫所' },
        kind: 'test',
        message: { text: '#9·催1 还没有回复', mentions: ['li-qiang'] },
        priority: 3,
        notBefore: clock.now() + 60_000,
      },
      clock.now(),
    )
    const row = await db.selectFrom('outbox').select('id').executeTakeFirstOrThrow()
    await takeForSending(db, [row.id], clock.now() + 30_000)
    await first.street.ends()

    const second = await openInProcess({ at: CLOCK, dir })
    await second.street.room('huanwei').hears('@环卫所-李强', '#9·催1')
    await second.street.ends()
  })

  test('had a message in the inbox: the next one handles it, though one before it cannot be read', async () => {
    const first = await openInProcess({ at: CLOCK, dir })
    await first.opens(PLAIN)
    await first.street.room('huanwei').hears('新工单')
    await first.street.person('li-qiang').says('收到 1', { in: first.street.room('huanwei') })
    await first.street.room('huanwei').hears('#1 已签收')
    const handled = await first.desk.db.selectFrom('inbox').selectAll().executeTakeFirstOrThrow()
    await first.street.ends()

    expect(handled.sealed, 'what was said is forgotten').toBeNull()
    const second = await openInProcess({ at: CLOCK, dir })
    await second.street.unheard()
    const raw = {
      messageId: 'late-1',
      roomTopic: '孙耿街道·环卫所',
      contactId: 'li-qiang',
      senderName: '环卫所-李强',
      type: 'text',
      text: '备注 1 明天再去一趟',
      mentionsBot: false,
      at: second.desk.clock.now(),
    }
    await second.desk.db
      .insertInto('inbox')
      .values({
        message_id: raw.messageId,
        conversation: raw.roomTopic,
        sender: raw.contactId,
        received_at: raw.at,
        sealed: second.desk.seal.seal(JSON.stringify({ raw, personId: 'li-qiang' })),
      })
      .execute()
    const broken = { message_id: 'broken', conversation: raw.roomTopic, sender: 'x', received_at: raw.at - 1 }
    await second.desk.db
      .insertInto('inbox')
      .values({ ...broken, sealed: second.desk.seal.seal(JSON.stringify({ raw: { messageId: 'broken' } })) })
      .execute()
    await second.street.ends()

    const third = await openInProcess({ at: CLOCK, dir })
    await third.street.settle()
    const said = await third.street.unheard()
    expect(said.filter(({ text }) => text.includes('#1 已记录')).length).toBe(1)
    expect(await third.eventTypes(1)).toContain('noted')
    await third.street.ends()
  })
})
