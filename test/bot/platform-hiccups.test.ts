import type { FileBoxInterface } from 'file-box'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PuppetLocal } from '../../src/bot/local/puppet.ts'
import type { InProcess } from '../support/in-process.ts'
import { openInProcess } from '../support/in-process.ts'
import { PNG } from '../support/small-chat.ts'

type Question = 'members' | 'file' | 'remark'

/** What the platform fails to answer at present. */
const failing = new Set<Question>()

function hiccup(question: Question): void {
  if (failing.has(question)) throw new Error(`the platform is busy: ${question}`)
}

class BusyPuppet extends PuppetLocal {
  override async roomMemberList(roomId: string): Promise<string[]> {
    hiccup('members')
    return super.roomMemberList(roomId)
  }

  override async messageFile(messageId: string): Promise<FileBoxInterface> {
    hiccup('file')
    return super.messageFile(messageId)
  }

  // biome-ignore lint/suspicious/noExplicitAny: as the puppet's own
  override async contactAlias(contactId: string, alias?: string | null): Promise<any> {
    if (alias !== undefined) hiccup('remark')
    return alias === undefined ? super.contactAlias(contactId) : super.contactAlias(contactId, alias)
  }
}

let it: InProcess

beforeEach(async () => {
  failing.clear()
  it = await openInProcess({ at: '2026-11-23 09:00', puppet: (chat) => new BusyPuppet(chat) })
})

afterEach(async () => {
  await it.street.ends()
})

test('who is in which group cannot be read again just now: those who were known stay known', async () => {
  const { street } = it
  await it.opens()
  const huanwei = street.room('huanwei')
  await huanwei.hears('新工单')
  await street.room('zhifa').hears('新工单')
  failing.add('members')
  await street.windTo('2026-11-23 09:02')
  await street.person('stranger').says('你好')
  await street.person('stranger').privately.hears('工单编号')
  failing.clear()
  await street.person('li-qiang').says('收到 1', { in: huanwei })
  await huanwei.hears('#1 已签收')
})

test('a photo that does not come is asked for again', async () => {
  const { street } = it
  await it.opens()
  const huanwei = street.room('huanwei')
  await huanwei.hears('新工单')
  await street.room('zhifa').hears('新工单')
  await street.person('li-qiang').says('到场 1', { in: huanwei })
  await huanwei.hears('照片')
  failing.add('file')
  await street.person('li-qiang').says('', { in: huanwei, file: { name: '现场.png', bytes: PNG } })
  await huanwei.hears('照片没有传过来，请再发一次')
  failing.clear()
  await street.person('li-qiang').says('', { in: huanwei, file: { name: '现场.png', bytes: PNG } })
  await huanwei.hears('照片')
})

test('a remark that the platform does not take is told as an error and holds up nobody', async () => {
  const { street } = it
  const number = await it.opens({ citizenId: 'wang-guilan' })
  await street.room('huanwei').hears('新工单')
  await street.room('zhifa').hears('新工单')
  failing.add('remark')
  await street.person('stranger').says(`关联 ${number} ${it.phoneOf('wang-guilan').slice(-4)}`)
  await street.person('stranger').privately.hears('关联好了')
  expect(it.logged()).toContainEqual(expect.stringContaining('a citizen could not be given their remark'))
})
