/**
 * Plays the first story in a real browser, by clicking, and keeps pictures in test/browser/shots.
 *
 * `npm run test:browser` starts huisheng by itself; `npm run test:browser -- http://127.0.0.1:8080` uses one that
 * runs already. Without a Chromium nothing is tested and nothing fails.
 */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { startApp } from './app.ts'
import {
  type ChatPage,
  DESKTOP,
  keepShot,
  openPage,
  PHONE,
  playByHand,
  playStep,
  settle,
  storiesOf,
} from './page.ts'

const CHROMIUMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const QUIET = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** At a desk: the whole first story, its first step typed by hand. */
async function playAtDesk(browser: Browser, address: string): Promise<void> {
  const desk = await openPage(browser, address, DESKTOP)
  // The first tickets come a little after the start, and the stories are about them.
  await desk.page.locator('[data-step]').first().waitFor()
  await settle(address)
  const [story] = await storiesOf(address)
  assert.ok(story && story.steps.length >= 5, 'the first story has fewer than five steps')
  await watched(desk, 'desktop', async () => {
    await keepShot(desk, 'desktop-0-start')
    for (const [index, step] of story.steps.entries()) {
      await (index === 0 ? playByHand(desk, step) : playStep(desk, step))
      await keepShot(desk, `desktop-${index + 1}-${step.id}`)
      say(`desktop  ✓ ${step.title}`)
    }
  })
  const after = (await storiesOf(address))[0]
  assert.deepEqual(
    after?.steps.filter((step) => !step.done).map((step) => step.id),
    [],
    'steps of the first story that are not done',
  )
}

/** On a phone: one pane at a time, the guide as a strip and as a sheet. */
async function playOnPhone(browser: Browser, address: string): Promise<void> {
  const phone = await openPage(browser, address, PHONE)
  const { page } = phone
  await watched(phone, 'phone', async () => {
    await keepShot(phone, 'phone-1-list')
    await page.locator('[data-conversation]').first().tap()
    await page.locator('[data-message]').first().waitFor()
    await keepShot(phone, 'phone-2-conversation')
    await page.getByRole('button', { name: '试一试和时钟' }).tap()
    await page.locator('dialog [data-story]').first().waitFor()
    await keepShot(phone, 'phone-3-guide')
    await page.locator('dialog').getByRole('button', { name: '关闭' }).tap()
    await page.getByRole('button', { name: '返回会话列表' }).tap()
    await page.locator('[data-conversation]').first().waitFor()
    await page.locator('[data-action="switch-person"]').tap()
    await page.locator('[data-search="people"]').waitFor()
    await keepShot(phone, 'phone-4-people')
    await page.locator('dialog').getByRole('button', { name: '关闭' }).tap()
    say('phone    ✓ list, conversation, guide, people')

    const step = (await storiesOf(address))[1]?.steps[0]
    assert.ok(step, 'there is no second story')
    await page.locator('[data-action="play-next"]').tap()
    await page.locator('[data-action="send"]').tap()
    await settle(address)
    assert.ok((await storiesOf(address))[1]?.steps[0]?.done, `${step.title} was not ticked off`)
    await keepShot(phone, 'phone-5-step')
    say(`phone    ✓ ${step.title}`)
  })
}

/** Runs `play`; when it fails, keeps a picture of where. What the page itself complains of is a failure too. */
async function watched(chat: ChatPage, name: string, play: () => Promise<void>): Promise<void> {
  try {
    await play()
  } catch (error) {
    await keepShot(chat, `${name}-failed`).catch(() => undefined)
    throw error
  }
  assert.deepEqual(chat.troubles, [], `errors in the ${name} page`)
}

async function main(): Promise<void> {
  const executablePath = CHROMIUMS.find((path) => existsSync(path))
  if (!executablePath) {
    say(`skipped: no Chromium here (looked for ${CHROMIUMS.join(', ')})`)
    return
  }
  const given = process.argv[2]
  const app = given === undefined ? await startApp() : { address: given, stop: async () => undefined }
  const browser = await chromium.launch({ executablePath, args: QUIET })
  try {
    await playAtDesk(browser, app.address)
    await playOnPhone(browser, app.address)
    say('pictures are in test/browser/shots')
  } finally {
    await browser.close()
    await app.stop()
  }
}

await main()
