import type { KyselyPlugin } from 'kysely'
import type { App } from '../../src/app.ts'
import { createApp } from '../../src/app.ts'
import { LocalChat } from '../../src/bot/local/chat.ts'
import { directoryFromOffice } from '../../src/bot/local/directory.ts'
import type { PuppetLocal } from '../../src/bot/local/puppet.ts'
import { localPuppet } from '../../src/bot/puppet.ts'
import type { Throttle } from '../../src/bot/throttle.ts'
import { LOCAL_THROTTLE } from '../../src/bot/throttle.ts'
import type { Clock } from '../../src/clock.ts'
import type { Desk } from '../../src/desk/desk.ts'
import { openShelf } from '../../src/desk/knowledge-now.ts'
import { aliasFor } from '../../src/desk/link-citizen.ts'
import type { Office } from '../../src/domain/office.ts'
import { createLog } from '../../src/log.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createFileStore } from '../../src/store/files.ts'
import { createSeal } from '../../src/store/seal.ts'
import type { Alarm } from '../../src/supervision/engine.ts'
import type { FiledKnowledge } from './sample-street.ts'

const TEST_KEY = Buffer.alloc(32, 7)

export interface RunningBot {
  app: App
  chat: LocalChat
  desk: Desk
  stop(): Promise<void>
}

/** The chat server of the office's groups, the citizens and somebody nobody knows. */
export function openChat(given: {
  dir: string
  clock: Clock
  office: Office
  citizens: readonly { id: string; name: string; address?: string }[]
}): LocalChat {
  const { dir, clock, office, citizens } = given
  const stranger = { id: 'stranger', name: '小雨', address: '艾老村' }
  const chat = new LocalChat({ dir, clock, directory: directoryFromOffice(office, [...citizens, stranger]) })
  for (const { id } of citizens) chat.setRemark(id, aliasFor(id))
  return chat
}

/** The whole bot in this process: real database and chat in the folder, everything else given. */
export async function openBot(given: {
  dir: string
  clock: Clock
  office: Office
  knowledge: FiledKnowledge
  citizens: readonly { id: string; name: string; address?: string }[]
  /** A chat server that has gone on while the bot was away; else one is opened in the folder. */
  chat?: LocalChat
  /** One that fails now and then; else our own. */
  puppet?: (chat: LocalChat) => PuppetLocal
  throttle?: Throttle
  alarm?: Alarm
  /** Looks at every query of the bot. */
  plugin?: KyselyPlugin
  /** Hears what the bot logs as an error. */
  onError?: (told: unknown[]) => void
}): Promise<RunningBot> {
  const { dir, clock, office, knowledge } = given
  const chat = given.chat ?? openChat(given)
  const seal = createSeal(TEST_KEY)
  const database = await openDatabase(dir)
  const db = given.plugin ? database.db.withPlugin(given.plugin) : database.db
  const shelving = { db, clock, office, seal }
  const desk: Desk = {
    ...shelving,
    files: createFileStore(dir, seal),
    knowledge: await openShelf(shelving, knowledge.folder, knowledge.base),
    lore: { lastEventId: 0 },
  }
  const log = createLog('silent')
  log.error = (...told: unknown[]) => given.onError?.(told)
  const app = createApp({
    desk,
    connect: async () => ({
      ...localPuppet(chat),
      ...(given.puppet && { options: { puppet: given.puppet(chat) } }),
    }),
    throttle: given.throttle ?? LOCAL_THROTTLE,
    ...(given.alarm && { alarm: given.alarm }),
    log,
    random: () => 0.5,
  })
  await app.start()
  return {
    app,
    chat,
    desk,
    async stop() {
      await app.stop()
      await database.close()
    },
  }
}
