import { expect, test } from 'vitest'
import { maskText } from '../../src/domain/masking.ts'
import { responsibilityFor } from '../../src/domain/responsibility.ts'
import { TICKET_KINDS, URGENCIES } from '../../src/domain/ticket.ts'
import { loadOffice } from '../../src/office/load-office.ts'
import { loadSamples } from '../../src/office/load-samples.ts'
import { SHIPPED } from './data-folder.ts'

const office = loadOffice(SHIPPED)
const { citizens, tickets } = loadSamples(SHIPPED, office)

test('the first ticket is the one that the guide begins with', () => {
  const first = tickets[0]
  expect(first).toMatchObject({
    ticket: { subject: '艾老村 房屋周围被倾倒垃圾', villageId: 'ailao', secret: false },
    citizenId: 'wang-guilan',
    afterWorkingMinutes: 0,
  })
  expect(responsibilityFor(office.responsibilities, first?.ticket.matter ?? '')?.leadUnitId).toBe('huanwei')
})

test('six tickets wait at the start, the others come over three working days', () => {
  expect(tickets.length).toBeGreaterThanOrEqual(64)
  expect(tickets.filter(({ afterWorkingMinutes }) => afterWorkingMinutes === 0)).toHaveLength(6)
  expect(new Set(tickets.map(({ afterWorkingMinutes }) => Math.floor(afterWorkingMinutes / 450)))).toEqual(
    new Set([0, 1, 2]),
  )
})

test('the samples show everything a street meets', () => {
  expect(new Set(tickets.map(({ ticket }) => ticket.kind))).toEqual(new Set(TICKET_KINDS))
  expect(new Set(tickets.map(({ ticket }) => ticket.urgency))).toEqual(new Set(URGENCIES))
  const villages = office.roster.units.filter(({ kind }) => kind === 'village').map(({ id }) => id)
  expect(new Set(tickets.flatMap(({ ticket }) => ticket.villageId ?? []))).toEqual(new Set(villages))
  const matters = office.responsibilities.matters.map(({ matter }) => matter)
  expect(new Set(tickets.flatMap(({ ticket }) => ticket.matter ?? []))).toEqual(new Set(matters))
  expect(tickets.filter(({ ticket }) => ticket.matter === undefined).length).toBeGreaterThanOrEqual(3)
  expect(tickets.filter(({ ticket }) => ticket.secret).length).toBeGreaterThanOrEqual(3)
  expect(citizens.filter(({ chat }) => !chat).map(({ id }) => id)).toEqual(['liu-changshun'])
})

test('each content is told in its own words, 60 to 250 characters', () => {
  for (const { content } of tickets) {
    expect([...content].length).toBeGreaterThanOrEqual(60)
    expect([...content].length).toBeLessThanOrEqual(250)
  }
  expect(new Set(tickets.map(({ content }) => content.slice(0, 20))).size).toBe(tickets.length)
})

test('some contents hold what a group must not read', () => {
  const hidden = tickets.filter(({ content, citizenId }) => {
    const { name = '', phone = '' } = citizens.find(({ id }) => id === citizenId) ?? {}
    return maskText(content, { names: [name], phones: [phone] }) !== content
  })
  expect(hidden.length).toBeGreaterThanOrEqual(6)
})
