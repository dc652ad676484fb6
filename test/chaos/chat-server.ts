import './moved-clock.ts'
import { PuppetServer } from 'wechaty-puppet-service'
import { LocalChat } from '../../src/bot/local/chat.ts'
import { directoryFromOffice } from '../../src/bot/local/directory.ts'
import { PuppetLocal } from '../../src/bot/local/puppet.ts'
import { openLocalClock, systemClock } from '../../src/clock.ts'
import { aliasFor } from '../../src/desk/link-citizen.ts'
import { loadOffice } from '../../src/office/load-office.ts'
import { loadSamples } from '../../src/office/load-samples.ts'

/**
 * The chat platform in a process of its own, behind the wire of wechaty-puppet-service: what was said there is known
 * whatever becomes of the bot. Driven by its parent over IPC.
 */

/** What the parent asks, with its number; the answer bears the same. */
export type Ask =
  | { no: number; do: 'post'; said: { fromId: string; roomId?: string; text: string } }
  | { no: number; do: 'messages'; since: number }

const [dir = '', officeDir = '', endpoint = '', token = ''] = process.argv.slice(2)
const office = loadOffice(officeDir)
const onChat = loadSamples(officeDir, office).citizens.filter(({ chat }) => chat)
const chat = new LocalChat({
  dir,
  clock: openLocalClock(dir, systemClock.now(), false),
  directory: directoryFromOffice(office, onChat),
})
for (const { id } of onChat) chat.setRemark(id, aliasFor(id))
const server = new PuppetServer({ endpoint, token, puppet: new PuppetLocal(chat), tls: { disable: true } })
await server.start()

process.on('message', (ask: Ask) => {
  const answer = ask.do === 'post' ? chat.post(ask.said) : chat.messagesSince(ask.since, { limit: 100_000 })
  process.send?.({ no: ask.no, answer })
})
process.on('disconnect', () => process.exit(0))
process.send?.({ ready: true })
