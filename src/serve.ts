import { randomInt } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import QRCode from 'qrcode'
import type { App } from './app.ts'
import { LocalChat } from './bot/local/chat.ts'
import { directoryFromOffice } from './bot/local/directory.ts'
import { createSettler } from './bot/local/settler.ts'
import { openStreetClock } from './bot/local/street-clock.ts'
import type { Throttle } from './bot/throttle.ts'
import { LOCAL_THROTTLE, platformThrottle, WIRED_THROTTLE } from './bot/throttle.ts'
import type { LocalClock } from './clock.ts'
import { systemClock } from './clock.ts'
import type { Config } from './config.ts'
import { isLocal, readConfig, setHome } from './config.ts'
import type { Desk } from './desk/desk.ts'
import { openShelf } from './desk/knowledge-now.ts'
import { aliasFor } from './desk/link-citizen.ts'
import { unitsGone } from './desk/units-gone.ts'
import type { Office } from './domain/office.ts'
import type { Samples } from './domain/samples.ts'
import { DAY_MS, instantOn, localDayOf, minuteOfDay } from './domain/time.ts'
import type { Webhook } from './domain/webhook.ts'
import { addWorkingDays, nextWorkdayMorning, yearsWithoutData } from './domain/working-calendar.ts'
import type { Logger } from './log.ts'
import { createLog } from './log.ts'
import { loadHttpApi } from './office/load-http-api.ts'
import { loadOffice } from './office/load-office.ts'
import { loadSamples } from './office/load-samples.ts'
import { openDatabase } from './store/database.ts'
import { createFileStore } from './store/files.ts'
import { lockFolder, refuseRoot } from './store/folder-lock.ts'
import { openSeal } from './store/office-seal.ts'
import { nextReminderAt } from './store/reminders.ts'
import { keepStreetsApart } from './store/street-folder.ts'
import { latestSubjects } from './store/tickets.ts'
import { inboxFolder } from './supervision/inbox-folder.ts'
import { knowledgeFolder } from './supervision/knowledge-folder.ts'
import { sampleTickets } from './supervision/sample-tickets.ts'
import { readFolder } from './templates/knowledge/index.ts'
import { findingWords } from './templates/messages/delivery.ts'
import {
  clockKept,
  holidaysUnknown,
  knowledgeProblem,
  loginWords,
  startedAt,
  UNOFFICIAL_WARNING,
} from './templates/messages/start.ts'
import { troubleWords } from './trouble-words.ts'
import { httpApi } from './web/http-api.ts'
import { localApi } from './web/local-api.ts'
import type { LoginStatus } from './web/login-status.ts'
import type { Metrics } from './web/metrics.ts'
import { open311Api } from './web/open311/open311-api.ts'
import { operationsApi } from './web/operations-api.ts'
import { startWeb } from './web/server.ts'
import { statusApi } from './web/status-api.ts'
import { tutorial } from './web/tutorial.ts'
import { WebhookSender } from './web/webhook-sender.ts'

/** Runs the bot until it is told to stop; an expected failure at start is one clear message and exit 1. */
export async function run(): Promise<void> {
  try {
    const stop = await serve(readConfig())
    // Whatever goes wrong at the end: what counts is on the disk, and a program that stays would bar the next one.
    const end = (): void => void stop().finally(() => process.exit(0))
    process.once('SIGINT', end)
    process.once('SIGTERM', end)
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    process.stderr.write(`${troubleWords(error) ?? (message || String(error))}\n`)
    process.exit(1)
  }
}

/** Earlier tickets from which the search learns which words are common. */
const SUBJECTS_READ = 3000

interface Local {
  chat: LocalChat
  clock: LocalClock
  samples: Samples
}

async function serve(config: Config): Promise<() => Promise<void>> {
  const office = loadOffice(config.officeDir)
  const { callers, webhooks, jurisdiction } = loadHttpApi(config.officeDir)
  // Sessions and chats of others: readable by nobody else, whatever library writes them.
  process.umask(0o077)
  refuseRoot(config.dataDir)
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const unlock = lockFolder(config.dataDir)
  const log = createLog(config.logLevel)
  // A puppet's stray promise must not end the bot; everything of ours is awaited.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'a promise was left alone'))
  const database = await openDatabase(config.dataDir)
  // Before the sample street puts its clock into the folder.
  await keepStreetsApart(database.db, { dir: config.dataDir, isLocal: isLocal(config) })
  const seal = await openSeal(database.db, { dir: config.dataDir, key: config.key })
  const local = isLocal(config) ? openLocal(config, office) : undefined
  const clock = local?.clock ?? systemClock
  const desk = await openDesk(config, { db: database.db, office, seal, clock, webhooks })
  const now = desk.clock.now()
  for (const year of yearsWithoutData(office.calendar, now, now + 30 * DAY_MS)) {
    process.stderr.write(`${holidaysUnknown(year)}\n`)
  }
  for (const gone of await unitsGone(desk)) process.stderr.write(`${findingWords({ office, now }, gone)}\n`)
  for (const problem of desk.knowledge.problems) process.stderr.write(`${knowledgeProblem(problem)}\n`)
  const status: LoginStatus = { state: 'starting', text: loginWords('starting') }
  const late: { app?: App; metrics?: Metrics } = {}
  if (!local) await (await import('./bot/puppet.ts')).checkInstalled(config.puppet)
  const programs = {
    desk,
    access: { callers, db: database.db, seal: desk.seal, clock: systemClock },
    report: (error: unknown) => log.error({ err: error }, 'the HTTP interface failed to answer'),
  }
  const web = await startWeb({
    host: config.host,
    port: config.port,
    api: local ? apiOf({ desk, local, status, log, app: () => late.app }) : statusApi(() => status),
    httpApi: httpApi(programs),
    open311: open311Api({ ...programs, ...(jurisdiction !== undefined && { jurisdiction }) }),
    operations: operationsApi({ desk, status: () => status, metrics: () => late.metrics }),
  })
  process.stdout.write(`${startedAt(web.url)}\n`)
  if (!local) process.stderr.write(`${UNOFFICIAL_WARNING}\n`)
  // Late, because Wechaty takes its time to load and the page is already worth looking at.
  const { createApp } = await import('./app.ts')
  late.metrics = (await import('./web/metrics.ts')).createMetrics()
  const sender = senderTo(webhooks, { desk, log, metrics: late.metrics })
  late.app = createApp({
    desk,
    connect: () => choosePuppet(config, local?.chat),
    ...(!local && { memoryName: join(config.dataDir, 'session') }),
    throttle: throttleFor(config, office),
    log,
    telemetry: late.metrics,
    duties: [
      ...(local ? [{ name: 'samples', run: sampleTickets(local.samples) }] : []),
      { name: 'inbox-folder', run: inboxFolder(join(config.officeDir, 'inbox')) },
      { name: 'knowledge-folder', run: knowledgeFolder(join(config.officeDir, 'knowledge')) },
      ...(sender ? [{ name: 'webhooks', run: () => sender.pump() }] : []),
    ],
    onState: (state, qr) => void showState(status, state, qr),
  })
  await late.app.start()
  // Costs some 0.2 s with many tickets, which nobody who opens the page should wait for.
  desk.knowledge.base.useBackground(await latestSubjects(desk.db, SUBJECTS_READ))
  return async () => {
    await late.app?.stop()
    await sender?.stop()
    await web.close()
    await database.close()
    unlock()
  }
}

/** Nothing where nobody is to be told. */
function senderTo(
  webhooks: readonly Webhook[],
  given: { desk: Desk; log: Logger; metrics: Metrics },
): WebhookSender | undefined {
  if (webhooks.length === 0) return undefined
  const { metrics, ...rest } = given
  return new WebhookSender({
    ...rest,
    webhooks,
    clock: systemClock,
    random: () => randomInt(1_000) / 1_000,
    onSettled: metrics.delivered,
  })
}

function throttleFor(config: Config, office: Office): Throttle {
  if (!isLocal(config)) return platformThrottle(office.sending)
  return config.puppet === 'local-grpc' ? WIRED_THROTTLE : LOCAL_THROTTLE
}

function openLocal(config: Config, office: Office): Local {
  const samples = loadSamples(config.officeDir, office)
  const clock = openStreetClock(config.dataDir, office.calendar, config.frozenAt)
  const now = clock.now()
  if (config.frozenAt !== undefined && config.frozenAt !== now) process.stderr.write(`${clockKept(now)}\n`)
  const onChat = samples.citizens.filter(({ chat }) => chat)
  const chat = new LocalChat({ dir: config.dataDir, clock, directory: directoryFromOffice(office, onChat) })
  for (const { id } of onChat) if (chat.remarkOf(id) === undefined) chat.setRemark(id, aliasFor(id))
  return { chat, clock, samples }
}

async function openDesk(
  config: Config,
  given: Pick<Desk, 'db' | 'office' | 'seal' | 'clock' | 'webhooks'>,
): Promise<Desk> {
  const shelved = { ...given, files: createFileStore(config.dataDir, given.seal) }
  const knowledge = await openShelf(shelved, readFolder(join(config.officeDir, 'knowledge')))
  return { ...shelved, knowledge, lore: { lastEventId: 0 } }
}

async function choosePuppet(config: Config, chat: LocalChat | undefined) {
  // Puppets keep contacts, personal data of others, under $HOME/.wechaty: the data folder is where it belongs.
  setHome(join(config.dataDir, 'wechaty'))
  const puppets = await import('./bot/puppet.ts')
  if (chat) return config.puppet === 'local-grpc' ? puppets.wiredPuppet(chat) : puppets.localPuppet(chat)
  return puppets.packagePuppet(config.puppet, {
    ...(config.puppetToken !== undefined && { token: config.puppetToken }),
    ...(config.puppetEndpoint !== undefined && { endpoint: config.puppetEndpoint }),
  })
}

function apiOf(options: {
  desk: Desk
  local: Local
  status: LoginStatus
  log: Logger
  app: () => App | undefined
}) {
  const { desk, local, status, log, app } = options
  const { calendar } = desk.office
  const [good, bad] = tutorialTickets(local.samples)
  const settle = createSettler({
    chat: local.chat,
    db: desk.db,
    isQuiet: async () => (await app()?.isSettled()) === true,
  })
  return localApi({
    chat: local.chat,
    clock: local.clock,
    settle,
    afterClockMoved: async () => {
      await app()?.sweep()
      await settle()
    },
    nextWorkday: (now) => instantOn(localDayOf(addWorkingDays(calendar, now, 1)), minuteOfDay(now)),
    nextMorning: (now) => nextWorkdayMorning(calendar, now),
    nextReminder: () => nextReminderAt(desk.db),
    status: () => status,
    tutorial: () => tutorial(desk, local.chat.directory, [good ?? '', bad ?? '']),
    report: (error) => log.error({ err: error }, 'the local chat failed to answer'),
  })
}

/** The first two tickets that are there at once, have a matter to be dispatched by and a caller on chat. */
function tutorialTickets({ citizens, tickets }: Samples): string[] {
  const onChat = new Set(citizens.filter(({ chat }) => chat).map(({ id }) => id))
  return tickets
    .filter(
      ({ afterWorkingMinutes, citizenId, ticket }) =>
        afterWorkingMinutes === 0 && onChat.has(citizenId) && ticket.matter,
    )
    .map(({ ticket }) => ticket.number)
}

async function showState(
  status: LoginStatus,
  state: LoginStatus['state'],
  qr: string | undefined,
): Promise<void> {
  if (state === 'offline' && status.state !== 'offline') process.stderr.write(`${loginWords(state)}\n`)
  status.state = state
  status.text = loginWords(state)
  delete status.qr
  if (qr === undefined) return
  process.stdout.write(`${await QRCode.toString(qr, { type: 'terminal', small: true })}\n`)
  const svg = await QRCode.toString(qr, { type: 'svg' })
  status.qr = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}
