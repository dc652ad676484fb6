import type { FileBoxInterface } from 'file-box'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { payloads } from 'wechaty-puppet'
import { types } from 'wechaty-puppet'
import type { LocalChat } from '../../src/bot/local/chat.ts'
import { PuppetLocal } from '../../src/bot/local/puppet.ts'
import type { InProcess } from '../support/in-process.ts'
import { openInProcess } from '../support/in-process.ts'
import { PNG } from '../support/small-chat.ts'

type Question = 'members' | 'file' | 'remark' | 'words' | 'group name'

/** What the platform fails to answer at present, and how often still. */
const failing = new Map<Question, number>()

function hiccup(question: Question): void {
  const left = failing.get(question) ?? 0
  failing.set(question, left - 1)
  if (left > 0) throw new Error(`the platform is busy: ${question}`)
}

class BusyPuppet extends PuppetLocal {
  override async roomMemberList(roomId: string): Promise<string[]> {
    hiccup('members')
    return super.roomMemberList(roomId)
  }

  override async messageRawPayload(messageId: string): Promise<payloads.Message> {
    hiccup('words')
    return super.messageRawPayload(messageId)
  }

  override async roomMemberRawPayload(roomId: string, contactId: string): Promise<payloads.RoomMember> {
    hiccup('group name')
    return super.roomMemberRawPayload(roomId, contactId)
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

function busyOn(chat: LocalChat): BusyPuppet {
  puppet = new BusyPuppet(chat)
  return puppet
}

let it: InProcess
let puppet: BusyPuppet

beforeEach(async () => {
  failing.clear()
  it = await openInProcess({ at: '2026-11-23 09:00', puppet: busyOn })
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
  failing.set('members', Number.POSITIVE_INFINITY)
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
  failing.set('file', 1)
  await street.person('li-qiang').says('', { in: huanwei, file: { name: '现场.png', bytes: PNG } })
  await huanwei.hears('照片没有传过来，请再发一次')
  failing.clear()
  await street.person('li-qiang').says('', { in: huanwei, file: { name: '现场.png', bytes: PNG } })
  await huanwei.hears('照片')
})

test('a remark that the platform does not take at once is given again, so that the citizen stays known', async () => {
  const { street } = it
  const number = await it.opens({ citizenId: 'wang-guilan' })
  await street.room('huanwei').hears('新工单')
  await street.room('zhifa').hears('新工单')
  failing.set('remark', 1)
  const citizen = street.person('stranger')
  await citizen.says(`关联 ${number} ${it.phoneOf('wang-guilan').slice(-4)}`)
  await citizen.privately.hears('关联好了')
  await citizen.says('我的工单')
  await citizen.privately.hears('待签收')
})

test('a word in a group is not lost though the platform could not tell at once what was said', async () => {
  const { street } = it
  await it.opens()
  const huanwei = street.room('huanwei')
  await huanwei.hears('新工单')
  await street.room('zhifa').hears('新工单')
  failing.set('words', 1)
  await street.person('li-qiang').says('收到 1', { in: huanwei })
  await huanwei.hears('#1 已签收')
  expect(failing.get('words')).toBeLessThan(1)
})

test('a word in a group is not lost though the platform could not tell at once how its sender is called', async () => {
  const { street } = it
  await it.opens()
  const huanwei = street.room('huanwei')
  await huanwei.hears('新工单')
  await street.room('zhifa').hears('新工单')
  puppet.emit('dirty', { payloadType: types.Dirty.RoomMember, payloadId: 'room-huanwei' })
  failing.set('group name', 1)
  await street.person('li-qiang').says('收到 1', { in: huanwei })
  await huanwei.hears('#1 已签收')
  expect(failing.get('group name')).toBeLessThan(1)
})
