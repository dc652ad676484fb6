import { FileBox } from 'file-box'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { types } from 'wechaty'
import type { ContactInterface, RoomInterface } from 'wechaty/impls'
import { MAX_FILE_BYTES } from '../../../src/bot/local/attachment.ts'
import type { LocalChat } from '../../../src/bot/local/chat.ts'
import type { LocalClock } from '../../../src/clock.ts'
import { MINUTE_MS } from '../../../src/domain/time.ts'
import type { SmallBot } from '../../support/small-bot.ts'
import { openSmallBot, WIRES } from '../../support/small-bot.ts'
import { AMR, openSmallChat, PNG, SMALL_STREET, tempDir } from '../../support/small-chat.ts'

const BURST = 5_000
/** It takes about one second; on a busy machine it may take some more. */
const TEN_MB = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(MAX_FILE_BYTES - 4, 7)])

describe.each(WIRES)('a real Wechaty on the puppet %s', (wire) => {
  let temp: ReturnType<typeof tempDir>
  let chat: LocalChat
  let clock: LocalClock
  let small: SmallBot

  beforeEach(async () => {
    temp = tempDir()
    ;({ chat, clock } = openSmallChat(temp.dir))
    small = await openSmallBot(chat, { dir: temp.dir, wire })
  })

  afterEach(async () => {
    await small.stop()
    temp.remove()
    expect(small.errors).toEqual([])
  })

  const inRoom = (text: string, more = {}) => chat.post({ fromId: 'li', roomId: 'r-huanwei', text, ...more })
  const others = (): ReturnType<SmallBot['hears']> => small.hears((message) => !message.self())

  async function room(topic = '环卫所群'): Promise<RoomInterface> {
    const found = await small.bot.Room.find({ topic })
    if (!found) throw new Error(`no room ${topic}`)
    return found
  }

  async function contact(name: string): Promise<ContactInterface> {
    const found = await small.bot.Contact.find({ name })
    if (!found) throw new Error(`no contact ${name}`)
    return found
  }

  test('finds groups by topic, members by group name, contacts by name and remark', async () => {
    expect(small.bot.currentUser.id).toBe('huisheng')
    const huanwei = await room()
    expect((await huanwei.memberAll()).map(({ id }) => id)).toEqual(['li', 'li-gang', 'zhou', 'huisheng'])
    expect(await huanwei.alias(await contact('李强'))).toBe('环卫所-李强')
    expect((await huanwei.member('工作站-周敏'))?.id).toBe('zhou')
    expect(await huanwei.has(await contact('王大娘'))).toBe(false)
    expect(await small.bot.Room.find({ topic: '没有的群' })).toBeUndefined()
    const wang = await contact('王大娘')
    await wang.alias('诉求人-17')
    expect((await small.bot.Contact.find({ alias: '诉求人-17' }))?.id).toBe('wang')
    expect(openSmallChat(temp.dir).chat.remarkOf('wang')).toBe('诉求人-17')
  })

  test('hears a group: who, where, when and what', async () => {
    inRoom('收到 17')
    const message = await others()
    expect(message.type()).toBe(types.Message.Text)
    expect(message.text()).toBe('收到 17')
    expect(message.talker().name()).toBe('李强')
    expect(await message.room()?.topic()).toBe('环卫所群')
    expect(message.date().getTime()).toBe(clock.now())
    expect(await message.mentionSelf()).toBe(false)
  })

  test('hears a private chat', async () => {
    chat.post({ fromId: 'wang', text: '满意' })
    const message = await others()
    expect(message.room()).toBeUndefined()
    expect([message.talker().id, message.listener()?.id]).toEqual(['wang', 'huisheng'])
  })

  test('hears mentions and quotes as text', async () => {
    const card = inRoom('#17', { fromId: 'huisheng' })
    inRoom('@接诉小助手 收到', { quoteId: card.id, mentionIds: ['huisheng', 'zhou'] })
    const message = await others()
    expect(message.text()).toBe(
      '「接诉小助手：#17」\n- - - - - - - - - - - - - - -\n@工作站-周敏\u2005@接诉小助手\u2005收到',
    )
    expect(await message.mentionSelf()).toBe(true)
    expect((await message.mentionList()).map(({ id }) => id)).toEqual(['huisheng', 'zhou'])
  })

  test('gets photos and voices, with their names and every byte', async () => {
    inRoom('', { file: { name: '现场.png', bytes: PNG } })
    const photo = await others()
    expect(photo.type()).toBe(types.Message.Image)
    const box = await photo.toFileBox()
    expect(box.name).toBe('现场.png')
    expect(await box.toBuffer()).toEqual(PNG)
    expect(await (await photo.toImage().artwork()).toBuffer()).toEqual(PNG)
    chat.post({ fromId: 'wang', file: { name: '语音.amr', bytes: AMR } })
    const voice = await others()
    expect(voice.type()).toBe(types.Message.Audio)
    expect(await (await voice.toFileBox()).toBuffer()).toEqual(AMR)
  })

  test('gets and sends a spreadsheet of 10 MB', async () => {
    inRoom('', { file: { name: '工单.xlsx', bytes: TEN_MB } })
    const sheet = await others()
    expect(sheet.type()).toBe(types.Message.Attachment)
    const bytes = await (await sheet.toFileBox()).toBuffer()
    expect(bytes.equals(TEN_MB)).toBe(true)
    await (await room()).say(FileBox.fromBuffer(bytes, '本周通报.xlsx'))
    const sent = chat.messages.at(-1)
    expect(sent).toMatchObject({ fromId: 'huisheng', roomId: 'r-huanwei', type: 'file' })
    expect(sent?.file).toMatchObject({ name: '本周通报.xlsx', size: TEN_MB.length })
    expect(Buffer.from(chat.fileOf(sent?.id ?? '')).equals(TEN_MB)).toBe(true)
  })

  test('says in a group, mentions by the group name, and hears its own words under their id', async () => {
    const said = await (await room()).say('请签收 #17', await contact('李强'))
    expect(chat.messages[0]).toMatchObject({
      fromId: 'huisheng',
      roomId: 'r-huanwei',
      text: '@环卫所-李强 请签收 #17',
      mentionIds: ['li'],
    })
    const echo = await small.hears((message) => message.self())
    expect(echo.id).toBe(chat.messages[0]?.id)
    expect(said?.id).toBe(echo.id)
  })

  test('says in private, answers where it was spoken to, and passes a message on', async () => {
    await (await contact('王大娘')).say('解决了吗？')
    expect(chat.messages[0]).toMatchObject({ peerId: 'wang', fromId: 'huisheng', text: '解决了吗？' })
    inRoom('帮助')
    const asked = await others()
    await asked.say('在这儿')
    expect(chat.messages.at(-1)).toMatchObject({ roomId: 'r-huanwei', text: '在这儿' })
    await asked.forward(await room('工作站群'))
    expect(chat.messages.at(-1)).toMatchObject({ roomId: 'r-station', text: '帮助' })
  })

  test('hears a recall as a message that names the one taken back, whose words are gone', async () => {
    const { id } = inRoom('说错了 13800000000')
    await others()
    chat.recall(id, 'li')
    const recall = await others()
    expect(recall.type()).toBe(types.Message.Recalled)
    expect(recall.text()).toBe(id)
    const payload = await small.bot.puppet.messagePayload(id)
    expect([payload.type, payload.text]).toEqual([types.Message.Recalled, ''])
  })

  test('takes its own words back, while it may', async () => {
    const said = await (await room()).say('发错群了')
    const late = await (await room()).say('也发错了')
    if (!said || !late) throw new Error('nothing said')
    expect(await said.recall()).toBe(true)
    expect(chat.messages[0]?.recalled).toBe(true)
    clock.moveTo(clock.now() + 3 * MINUTE_MS)
    expect(await late.recall()).toBe(false)
    expect(chat.messages[1]?.recalled).toBe(false)
  })

  test('is refused a file that the chat does not carry', async () => {
    const program = FileBox.fromBuffer(Buffer.from('MZ'), 'a.exe')
    await expect((await room()).say(program)).rejects.toThrow()
    expect(chat.messages).toEqual([])
  })

  test('finds what it said earlier, also after a restart', async () => {
    await (await room()).say('催办 #17')
    const find = async (bot: SmallBot): Promise<number> =>
      (await bot.bot.Message.findAll({ text: '催办 #17' })).filter((message) => message.self()).length
    await small.hears((message) => message.self())
    expect(await find(small)).toBe(1)
    await small.stop()
    const again = openSmallChat(temp.dir).chat
    small = await openSmallBot(again, { dir: temp.dir, wire })
    // A client of the wire asks only its own memory: what its server knows it does not see.
    expect(await find(small)).toBe(wire === 'local' ? 1 : 0)
  })

  test('hears what was said while it was away, and names of the roster of now', async () => {
    await small.stop()
    inRoom('有人吗')
    const people = SMALL_STREET.people.map((person) =>
      person.id === 'li' ? { ...person, name: '李大强', alias: '环卫所-李大强' } : person,
    )
    const again = openSmallChat(temp.dir, { ...SMALL_STREET, people }).chat
    again.post({ fromId: 'li', roomId: 'r-huanwei', text: '还没启动吗' })
    small = await openSmallBot(again, { dir: temp.dir, wire })
    const [first, second] = [await others(), await others()]
    // Sorted, because over the wire the later one may overtake.
    expect([first.text(), second.text()].sort()).toEqual(['有人吗', '还没启动吗'])
    expect(first.talker().name()).toBe('李大强')
    expect(await (await room()).alias(first.talker())).toBe('环卫所-李大强')
  })

  test('hears 5 000 messages, each once and in order', async () => {
    inRoom('开始')
    await others()
    for (let index = 0; index < BURST; index += 1) inRoom(String(index))
    const texts: string[] = []
    while (texts.length < BURST) texts.push((await others()).text())
    // Over the wire each look-up is a call of its own, so that a later message may overtake.
    if (wire === 'local-grpc') texts.sort((one, other) => Number(one) - Number(other))
    expect(texts).toEqual(Array.from({ length: BURST }, (_, index) => String(index)))
  })
})
