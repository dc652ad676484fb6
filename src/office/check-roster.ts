import type { z } from 'zod'
import type { DutyShift, OnMatter, Person, Role, Roster, Unit, UnitKind } from '../domain/roster.ts'
import { unitByName } from '../domain/roster.ts'
import type { DataFile, FieldPath } from './data-file.ts'
import { checkFile } from './data-file.ts'
import { id, line, list, meant, oneOf, readDay, record, said, word } from './fields.ts'

const UNIT_KINDS: Readonly<Record<string, UnitKind>> = {
  工作站: 'station',
  部门: 'department',
  管区: 'district',
  村: 'village',
  督查: 'supervision',
}

const ROLES: Readonly<Record<string, Role>> = {
  经办人: 'member',
  负责人: 'head',
  热线专员: 'clerk',
  督查人员: 'supervisor',
}

const ON_MATTER: Readonly<Record<string, OnMatter>> = {
  村里先办: 'in_house',
  请打12345: 'hotline',
  不插话: 'silent',
}

const rosterSchema = record({
  office: line('街道名称', 30),
  units: list(
    record({
      id: id('单位代号'),
      name: line('单位全称', 30),
      aliases: list(word('别名', 20), '应是别名的列表，写成 [环卫, 保洁] 这样').optional(),
      kind: oneOf(UNIT_KINDS),
      room: line('微信群名', 50),
      parent: id('管区代号').optional(),
      onMatter: oneOf(ON_MATTER).optional(),
    }),
    '应是单位的列表，至少一个',
    1,
  ),
  people: list(
    record({
      id: id('人员代号'),
      name: line('姓名', 20),
      alias: line('群昵称', 40),
      positions: list(
        record({ unit: line('单位代号', 40), role: oneOf(ROLES) }),
        '应是任职的列表，至少一个，写成 - { unit: huanwei, role: 经办人 } 这样',
        1,
      ),
    }),
    '应是人员的列表，至少一个',
    1,
  ),
  duty: list(
    record({
      days: said(readDutyDays, '应写成 非工作时间 或 2026-10-01 至 2026-10-08 这样，开始在前'),
      unit: line('单位代号', 40).optional(),
      people: list(id('人员代号'), '应是值班人员代号的列表，至少一个，写成 [li-qiang, zhou-min] 这样', 1),
    }),
    '应是值班的列表；没有就写 []',
  ).optional(),
})

function readDutyDays(text: string): DutyShift['days'] | undefined {
  if (text === '非工作时间') return 'off'
  const found = /^(\d{4}-\d{2}-\d{2})\s*[至到~-]\s*(\d{4}-\d{2}-\d{2})$/.exec(text)
  const from = readDay(found?.[1] ?? '')
  const to = readDay(found?.[2] ?? '')
  return from !== undefined && to !== undefined && from <= to ? { from, to } : undefined
}

type RosterData = z.infer<typeof rosterSchema>

/** The roster, if the file's fields can be read; what contradicts itself in it is noted in the file. */
export function checkRoster(file: DataFile | undefined): Roster | undefined {
  const data = checkFile(file, rosterSchema)
  if (!file || !data) return undefined
  const roster = rosterFrom(data)
  checkUnitNames(file, roster)
  checkKinds(file, roster)
  checkParents(file, roster)
  checkPeople(file, roster)
  checkStaffing(file, roster)
  checkDuty(file, roster)
  return roster
}

/** Notes it if the field names no unit of the roster, with the one that was probably meant. */
export function checkUnitId(
  file: DataFile,
  roster: Roster,
  named: { path: FieldPath; unitId: string },
): Unit | undefined {
  const unit = roster.units.find((known) => known.id === named.unitId)
  if (unit) return unit
  const other = unitByName(roster, named.unitId)
  if (other) {
    file.refuse(named.path, `这里要写单位代号：${other.name}的代号是 ${other.id}`)
    return undefined
  }
  const ids = roster.units.map((known) => known.id)
  file.refuse(named.path, `花名册里没有这个单位代号${meant(named.unitId, ids)}`)
  return undefined
}

function rosterFrom(data: RosterData): Roster {
  return {
    office: data.office,
    units: data.units.map(({ parent, aliases, onMatter, ...unit }) => ({
      ...unit,
      aliases: aliases ?? [],
      ...(onMatter !== undefined && { onMatter }),
      ...(parent !== undefined && { parentId: parent }),
    })),
    people: data.people.map(({ positions, ...person }) => ({
      ...person,
      positions: positions.map(({ unit, role }) => ({ unitId: unit, role })),
    })),
    duty: (data.duty ?? []).map(({ unit, people, days }) => ({
      days,
      personIds: people,
      ...(unit !== undefined && { unitId: unit }),
    })),
  }
}

/** A name must mean one unit, whether people type its id, its name or an alias. */
function checkUnitNames(file: DataFile, { units }: Roster): void {
  const takenBy = new Map<string, Unit>()
  units.forEach((unit, index) => {
    const names = [
      { name: unit.id, path: ['units', index, 'id'] },
      { name: unit.name, path: ['units', index, 'name'] },
      ...unit.aliases.map((name, at) => ({ name, path: ['units', index, 'aliases', at] })),
    ]
    for (const { name, path } of names) {
      const holder = takenBy.get(name)
      if (holder) file.refuse(path, `${holder.name}已经用了这个叫法，换一个`)
      else takenBy.set(name, unit)
    }
  })
}

function checkKinds(file: DataFile, { units }: Roster): void {
  const stations = units.flatMap((unit, index) => (unit.kind === 'station' ? [index] : []))
  if (stations.length === 0) file.refuse(['units'], '要有一个 kind 是工作站的单位')
  for (const index of stations.slice(1)) file.refuse(['units', index, 'kind'], '工作站只能有一个')
}

function checkParents(file: DataFile, { units }: Roster): void {
  const districts = new Set(units.filter(({ kind }) => kind === 'district').map((unit) => unit.id))
  units.forEach((unit, index) => {
    const path = ['units', index, 'parent']
    if (unit.kind !== 'village' && unit.onMatter !== undefined)
      file.refuse(['units', index, 'onMatter'], '只有村才写 onMatter')
    if (unit.kind !== 'village') {
      if (unit.parentId !== undefined) file.refuse(path, '只有村才写 parent')
    } else if (unit.parentId === undefined) {
      file.refuse(path, `没有写 parent：${unit.name}属于哪个管区`)
    } else if (!districts.has(unit.parentId)) {
      file.refuse(path, `应是一个管区的代号${meant(unit.parentId, [...districts])}`)
    }
  })
}

function checkPeople(file: DataFile, roster: Roster): void {
  const ids = new Map<string, Person>()
  const aliases = new Map<string, Person>()
  roster.people.forEach((person, index) => {
    const sameId = ids.get(person.id)
    if (sameId) file.refuse(['people', index, 'id'], `${sameId.name}已经用了这个代号，换一个`)
    else ids.set(person.id, person)
    const sameAlias = aliases.get(person.alias)
    if (sameAlias) file.refuse(['people', index, 'alias'], `${sameAlias.name}已经用了这个群昵称，换一个`)
    else aliases.set(person.alias, person)
    checkPositions(file, roster, index)
  })
}

function checkPositions(file: DataFile, roster: Roster, index: number): void {
  const held = new Set<string>()
  roster.people[index]?.positions.forEach(({ unitId, role }, at) => {
    const path = ['people', index, 'positions', at]
    const unit = checkUnitId(file, roster, { path: [...path, 'unit'], unitId })
    if (unit && role === 'clerk' && unit.kind !== 'station') {
      file.refuse([...path, 'role'], '热线专员只能在工作站任职')
    }
    if (unit && role === 'supervisor' && unit.kind !== 'supervision') {
      file.refuse([...path, 'role'], '督查人员只能在督查单位任职')
    }
    if (held.has(`${unitId} ${role}`)) file.refuse([...path, 'role'], '这个职务前面已经写过')
    held.add(`${unitId} ${role}`)
  })
}

function checkDuty(file: DataFile, roster: Roster): void {
  const ids = roster.people.map((person) => person.id)
  roster.duty.forEach(({ unitId, personIds }, index) => {
    if (unitId !== undefined) checkUnitId(file, roster, { path: ['duty', index, 'unit'], unitId })
    personIds.forEach((personId, at) => {
      if (ids.includes(personId)) return
      file.refuse(['duty', index, 'people', at], `花名册里没有这个人员代号${meant(personId, ids)}`)
    })
  })
}

/** Without people a ticket would wait for nobody. */
function checkStaffing(file: DataFile, { units, people }: Roster): void {
  const positions = people.flatMap((person) => person.positions)
  if (!positions.some(({ role }) => role === 'clerk')) file.refuse(['people'], '至少要有一名热线专员')
  if (!positions.some(({ role }) => role === 'supervisor')) file.refuse(['people'], '至少要有一名督查人员')
  units.forEach((unit, index) => {
    if (unit.kind === 'station' || unit.kind === 'supervision') return
    if (!positions.some(({ unitId }) => unitId === unit.id)) {
      file.refuse(['units', index, 'id'], `${unit.name}还没有人，请在 people 里给它写上经办人或负责人`)
    }
  })
}
