import { maskText } from '../domain/masking.ts'
import type { Office } from '../domain/office.ts'
import { responsibilityFor } from '../domain/responsibility.ts'
import { personById } from '../domain/roster.ts'
import type { SampleCitizen, Samples, SampleTicket } from '../domain/samples.ts'
import { KIND_WORDS, URGENCY_WORDS } from './check-limits.ts'
import { checkUnitId } from './check-roster.ts'
import type { DataFile, FieldPath } from './data-file.ts'
import { checkFile, readDataFile } from './data-file.ts'
import type { DataProblem } from './data-problem.ts'
import { OfficeDataError } from './data-problem.ts'
import { id, line, list, meant, oneOf, record, said, text, wholeNumber, yesNo } from './fields.ts'

const CITIZENS = 'samples/citizens.yaml'
const TICKETS = 'samples/tickets.yaml'
/** A month of 450-minute days. */
const LATEST_ARRIVAL = 10_000

const citizensSchema = record({
  citizens: list(
    record({
      id: id('诉求人代号'),
      name: line('姓名', 20),
      phone: said((digits) => (/^1[3-9]\d{9}$/.test(digits) ? digits : undefined), '应是 11 位手机号'),
      address: line('住址', 60).optional(),
      chat: yesNo().optional(),
    }),
    '应是诉求人的列表，至少一个',
    1,
  ),
})

const ticketsSchema = record({
  tickets: list(
    record({
      number: said((digits) => (/^\d{20}$/.test(digits) ? digits : undefined), '应是 20 位数字的工单编号'),
      kind: oneOf(KIND_WORDS),
      urgency: oneOf(URGENCY_WORDS),
      matter: line('事项名', 20).optional(),
      village: id('村的代号').optional(),
      subject: said(
        (words) => (/^[^\n]{1,24}$/u.test(words) && maskText(words) === words ? words : undefined),
        '应是一句话标题，最多 24 个字，不写电话和门牌',
      ),
      content: text('诉求人的原话', 2000),
      citizen: id('诉求人代号'),
      secret: yesNo().optional(),
      after: wholeNumber(0, LATEST_ARRIVAL, '工作分钟'),
    }),
    '应是工单的列表',
  ),
})

/**
 * The invented citizens and tickets of the local chat.
 *
 * @throws {OfficeDataError} with everything that is wrong in them; what citizens wrote is not repeated in it
 */
export function loadSamples(dataDir: string, office: Office): Samples {
  const problems: DataProblem[] = []
  const citizensFile = readDataFile(dataDir, CITIZENS, {
    problems,
    hiddenFields: ['name', 'phone', 'address'],
  })
  const ticketsFile = readDataFile(dataDir, TICKETS, { problems, hiddenFields: ['subject', 'content'] })
  const citizens = checkCitizens(citizensFile, office)
  const tickets = checkTickets(ticketsFile, office, citizens)
  if (problems.length > 0 || !citizens || !tickets) throw new OfficeDataError(problems)
  return { citizens, tickets }
}

function checkCitizens(file: DataFile | undefined, office: Office): SampleCitizen[] | undefined {
  const data = checkFile(file, citizensSchema)
  if (!file || !data) return undefined
  const seen = new Set<string>()
  data.citizens.forEach((citizen, index) => {
    const path = ['citizens', index]
    if (seen.has(citizen.id)) file.refuse([...path, 'id'], '这个代号前面已经用过，换一个')
    if (seen.has(citizen.phone)) file.refuse([...path, 'phone'], '这个手机号前面已经写过')
    if (personById(office.roster, citizen.id))
      file.refuse([...path, 'id'], '花名册里已有人用这个代号，换一个')
    seen.add(citizen.id).add(citizen.phone)
  })
  return data.citizens.map(({ chat, address, ...citizen }) => ({
    ...citizen,
    ...(address !== undefined && { address }),
    chat: chat ?? true,
  }))
}

function checkTickets(
  file: DataFile | undefined,
  office: Office,
  citizens: readonly SampleCitizen[] | undefined,
): SampleTicket[] | undefined {
  const data = checkFile(file, ticketsSchema)
  if (!file || !data) return undefined
  const numbers = new Set<string>()
  data.tickets.forEach((ticket, index) => {
    const path = ['tickets', index]
    if (numbers.has(ticket.number)) file.refuse([...path, 'number'], '这个工单编号前面已经用过')
    numbers.add(ticket.number)
    if (ticket.after < (data.tickets[index - 1]?.after ?? 0)) {
      file.refuse([...path, 'after'], '工单要按到达先后排，不能比上一件早')
    }
    checkNames(file, office, { path, ticket })
    if (citizens && !citizens.some((citizen) => citizen.id === ticket.citizen)) {
      const ids = citizens.map((citizen) => citizen.id)
      file.refuse([...path, 'citizen'], `${CITIZENS} 里没有这个诉求人${meant(ticket.citizen, ids)}`)
    }
  })
  return data.tickets.map(({ village, secret, matter, content, citizen, after, ...facts }) => ({
    ticket: {
      ...facts,
      ...(matter !== undefined && { matter }),
      ...(village !== undefined && { villageId: village }),
      secret: secret ?? false,
    },
    content,
    citizenId: citizen,
    afterWorkingMinutes: after,
  }))
}

/** The matter and the village must be the office's. */
function checkNames(
  file: DataFile,
  office: Office,
  where: {
    path: FieldPath
    ticket: { matter?: string | undefined; village?: string | undefined }
  },
): void {
  const { path, ticket } = where
  if (ticket.matter !== undefined && !responsibilityFor(office.responsibilities, ticket.matter)) {
    const matters = office.responsibilities.matters.map(({ matter }) => matter)
    file.refuse([...path, 'matter'], `责任清单里没有这个事项${meant(ticket.matter, matters)}`)
  }
  if (ticket.village === undefined) return
  const villagePath = [...path, 'village']
  const unit = checkUnitId(file, office.roster, { path: villagePath, unitId: ticket.village })
  if (unit && unit.kind !== 'village') file.refuse(villagePath, `${unit.name}不是村，这里只写村的代号`)
}
