import { afterEach, beforeEach, expect, test } from 'vitest'
import { LocalChat } from '../../src/bot/local/chat.ts'
import { directoryFromOffice } from '../../src/bot/local/directory.ts'
import { openLocalClock } from '../../src/clock.ts'
import { openInProcess } from '../support/in-process.ts'
import { overHttp, startProgram } from '../support/over-http.ts'
import { PNG, tempDir } from '../support/small-chat.ts'
import { at } from '../support/time.ts'

const MORNING = '2026-11-23 09:00'

let temp: ReturnType<typeof tempDir>

beforeEach(() => {
  temp = tempDir()
})

afterEach(() => temp.remove())

test('what was said while the bot was away is answered when it comes back, and nothing twice', async () => {
  const before = await openInProcess({ at: MORNING, dir: temp.dir })
  const huanwei = before.street.room('huanwei')
  await before.opens()
  await huanwei.hears('新工单，请签收')
  await before.street.room('zhifa').hears('新工单，请协办')
  await before.street.person('li-qiang').says('', { in: huanwei, file: { name: '现场.png', bytes: PNG } })
  const filesBefore = await before.desk.db.selectFrom('file').select('id').execute()
  await before.street.ends()

  // The page is up before the bot is online, and after a crash somebody goes on typing.
  const clock = openLocalClock(temp.dir, at(MORNING), true)
  const chat = new LocalChat({
    dir: temp.dir,
    clock,
    directory: directoryFromOffice(before.desk.office, []),
  })
  chat.post({ fromId: 'li-qiang', roomId: 'room-huanwei', text: '收到 1' })

  const after = await openInProcess({ at: MORNING, dir: temp.dir })
  const said = (await after.street.unheard())
    .map(({ text }) => text)
    .filter((text) => text.includes('已签收'))
  expect(said).toHaveLength(1)
  expect(await after.desk.db.selectFrom('file').select('id').execute()).toEqual(filesBefore)
  await after.street.ends()
})

test.each(['local', 'local-grpc'])(
  'what is said before the bot is up is answered, on the puppet %s',
  async (puppet) => {
    const driver = overHttp(await startProgram({ puppet, dir: temp.dir, clock: MORNING }))
    const asked = await driver.post({ as: 'li-qiang', text: '帮助' })
    await driver.settle()
    const said = (await driver.messagesSince(asked.seq)).filter(({ peerId }) => peerId === 'li-qiang')
    expect(said.map(({ fromId }) => fromId)).toEqual(['huisheng'])
    await driver.close()
  },
)
