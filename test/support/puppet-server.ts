import { LocalChat } from '../../src/bot/local/chat.ts'
import { directoryFromOffice } from '../../src/bot/local/directory.ts'
import { PuppetLocal } from '../../src/bot/local/puppet.ts'
import { openLocalClock } from '../../src/clock.ts'
import { setHome } from '../../src/config.ts'
import { loadOffice } from '../../src/office/load-office.ts'
import { at } from './time.ts'

// A chat server in a process of its own, to be killed: `node puppet-server.ts DATA DIR ENDPOINT TOKEN`, serves once
// its parent says so.

const [, , data = '', dir = '', endpoint = '', token = ''] = process.argv

setHome(dir)
const { PuppetServer } = await import('wechaty-puppet-service')
const clock = openLocalClock(dir, at('2026-11-23 09:00'), true)
const chat = new LocalChat({ dir, clock, directory: directoryFromOffice(loadOffice(data), []) })
process.on('message', () => void serve())
process.on('disconnect', () => process.exit())
process.send?.('loaded')

async function serve(): Promise<void> {
  const server = new PuppetServer({ endpoint, puppet: new PuppetLocal(chat), token })
  await server.start()
  process.send?.('serves')
}
