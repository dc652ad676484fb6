import type { Compilable, QueryResult } from 'kysely'
import type { Db } from './database.ts'

/** Stands for a value while a query is built. */
class Slot {
  readonly path: readonly string[]

  constructor(path: readonly string[]) {
    this.path = path
  }
}

interface Text {
  sql: string
  parameters: readonly unknown[]
  query: ReturnType<Compilable['compile']>['query']
  queryId: ReturnType<Compilable['compile']>['queryId']
}

/** Lists of ids and rows make a text for each length; beyond this many they are made each time. */
const MAX_TEXTS = 64

/**
 * A query that runs with nearly every message. Its text is made once for each shape of what is given (a list counts
 * by its length); a call only fills in the values: building and compiling take several times as long as SQLite's answer.
 *
 * @param build sees stand-ins, so it may put what is given only where SQL takes a parameter, and may not look at it
 */
export function compiled<Given extends object, Row>(
  build: (db: Db, given: Given) => Compilable<Row>,
): (db: Db, given: Given) => Promise<QueryResult<Row>> {
  const texts = new Map<string, Text>()
  return (db, given) => {
    const shape = shapeOf(given)
    let text = texts.get(shape)
    if (!text) {
      text = build(db, standIn(given, []) as Given).compile()
      if (texts.size < MAX_TEXTS) texts.set(shape, text)
    }
    const parameters = text.parameters.map((one) => (one instanceof Slot ? valueAt(given, one.path) : one))
    return db.executeQuery<Row>({ ...text, parameters })
  }
}

/** The lengths of the lists in it, and which fields there are. */
function shapeOf(given: unknown): string {
  if (Array.isArray(given)) return `[${given.length}${given.length > 0 ? shapeOf(given[0]) : ''}]`
  if (!isRecord(given)) return ''
  let shape = ''
  for (const key in given) shape += `${key}${shapeOf(given[key])},`
  return shape
}

function standIn(given: unknown, path: readonly string[]): unknown {
  if (Array.isArray(given)) return given.map((one, index) => standIn(one, [...path, String(index)]))
  if (!isRecord(given)) return new Slot(path)
  return Object.fromEntries(Object.entries(given).map(([key, one]) => [key, standIn(one, [...path, key])]))
}

function valueAt(given: unknown, path: readonly string[]): unknown {
  let value = given
  for (const key of path) value = (value as Record<string, unknown>)[key]
  return value
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array)
}
