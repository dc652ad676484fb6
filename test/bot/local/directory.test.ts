import { join } from 'node:path'
import { expect, test } from 'vitest'
import { directoryFromOffice } from '../../../src/bot/local/directory.ts'
import { loadOffice } from '../../../src/office/load-office.ts'

const OFFICE = loadOffice(join(import.meta.dirname, '../../../data'))
const CHAT = directoryFromOffice(OFFICE, [{ id: 'wang', name: '王大娘' }])

test('each group of the roster is one room with the bot, the clerks and the people of its units', () => {
  const topics = OFFICE.roster.units.map(({ room }) => room)
  expect(CHAT.rooms.map(({ topic }) => topic).sort()).toEqual([...new Set(topics)].sort())
  const clerks = OFFICE.roster.people.filter(({ positions }) =>
    positions.some(({ role }) => role === 'clerk'),
  )
  expect(clerks.length).toBeGreaterThan(0)
  for (const { topic, memberIds } of CHAT.rooms) {
    expect(new Set(memberIds).size, topic).toBe(memberIds.length)
    expect(memberIds, topic).toContain(CHAT.botId)
    for (const { id } of clerks) expect(memberIds, topic).toContain(id)
    const here = OFFICE.roster.units.filter(({ room }) => room === topic).map(({ id }) => id)
    for (const { id, positions } of OFFICE.roster.people) {
      if (positions.some(({ unitId }) => here.includes(unitId))) expect(memberIds, topic).toContain(id)
    }
  }
})

test('citizens are in no group, and everybody has an id of their own', () => {
  expect(CHAT.people.find(({ id }) => id === 'wang')).toMatchObject({
    kind: 'citizen',
    unit: '',
    alias: '王大娘',
  })
  expect(CHAT.rooms.filter(({ memberIds }) => memberIds.includes('wang'))).toEqual([])
  expect(new Set(CHAT.people.map(({ id }) => id)).size).toBe(CHAT.people.length)
})

test('staff are called by their group name, and by their first position', () => {
  const people = CHAT.people.filter(({ kind }) => kind === 'staff')
  expect(people.map(({ id }) => id)).toEqual(OFFICE.roster.people.map(({ id }) => id))
  for (const { id, alias, unit, title } of people) {
    expect(alias).toBe(OFFICE.roster.people.find((person) => person.id === id)?.alias)
    expect(title.startsWith(unit) && unit !== '', id).toBe(true)
  }
})
