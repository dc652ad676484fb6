import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Person, Room, Step, Story } from '../../src/web/client/api/types.ts'

const SHOTS = fileURLToPath(new URL('shots/', import.meta.url))

export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 } }
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
}

/** The chat page in a browser of its own, with all that went wrong inside it. */
export interface ChatPage {
  page: Page
  address: string
  troubles: string[]
}

/** Opens the page as somebody who has never seen it. */
export async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions,
): Promise<ChatPage> {
  const context = await browser.newContext({ locale: 'zh-CN', reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('console', (said) => {
    if (said.type() === 'error') troubles.push(said.text())
  })
  page.setDefaultTimeout(15_000)
  await page.goto(address)
  await page.locator('[data-conversation]').first().waitFor()
  return { page, address, troubles }
}

/** Keeps a picture of the page, and sees that nothing sticks out at its side. */
export async function keepShot({ page }: ChatPage, name: string): Promise<void> {
  await mkdir(SHOTS, { recursive: true })
  await page.screenshot({ path: `${SHOTS}${name}.png` })
  const excess = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
  assert.ok(excess <= 0, `${name}: the page is ${excess} px wider than the window`)
}

export async function storiesOf(address: string): Promise<Story[]> {
  return ((await ask(address, 'tutorial')) as { stories: Story[] }).stories
}

/** Waits until the bot has said all it has to say. */
export async function settle(address: string): Promise<void> {
  const response = await fetch(`${address}/local/api/settle`, { method: 'POST' })
  assert.equal(response.status, 200, `settle: ${await response.text()}`)
}

async function ask(address: string, path: string): Promise<unknown> {
  const response = await fetch(`${address}/local/api/${path}`)
  assert.equal(response.status, 200, `${path} answers ${response.status}`)
  return response.json()
}

/** Plays a step with the two clicks that the guide promises: 去做, 发送. */
export async function playStep({ page, address }: ChatPage, step: Step): Promise<void> {
  const item = page.locator(`[data-step="${step.id}"]`)
  const play = item.locator('[data-action="play"]')
  if (!(await play.isVisible())) await item.getByRole('button').first().click()
  await play.click()
  assert.equal(await page.locator('textarea').inputValue(), step.text)
  await page.locator('[data-action="send"]').click()
  await settle(address)
  await ticked({ page }, step)
}

/** Plays a step without the guide: looks for the person, opens the conversation, types, presses Enter. */
export async function playByHand({ page, address }: ChatPage, step: Step): Promise<void> {
  const { people } = (await ask(address, 'people')) as { people: Person[] }
  const { rooms } = (await ask(address, 'rooms')) as { rooms: Room[] }
  const name = people.find((person) => person.id === step.as)?.name ?? ''
  const topic = rooms.find((room) => room.id === step.roomId)?.topic ?? '回声筒'
  await page.locator('[data-action="switch-person"]').click()
  await page.locator('[data-search="people"]').fill(name)
  await page.locator(`[data-person="${step.as}"]`).click()
  await page.getByRole('navigation').getByText(topic, { exact: true }).click()
  await page.locator('textarea').pressSequentially(step.text)
  await page.keyboard.press('Enter')
  await settle(address)
  await ticked({ page }, step)
}

async function ticked({ page }: Pick<ChatPage, 'page'>, step: Step): Promise<void> {
  await page
    .locator(`[data-step="${step.id}"][data-done="true"]`)
    .waitFor()
    .catch(() => assert.fail(`step ${step.id} (${step.title}) was not ticked off`))
}
