/** Tickets named in a text. `rest` is the text without them. */
export interface TicketReferences {
  codes: number[]
  numbers: string[]
  rest: string
}

/** A platform number: 14–24 digits, perhaps after letters (`JN…`), a hyphen allowed. Phones (11) are shorter. */
const NUMBER = /(?<![A-Za-z\d])(?:[A-Za-z]{1,4}-?)?\d{14,24}(?!\d)/g
/** `#17`: explicit wherever it stands. */
const HASHED = /#\s*(\d{1,4})(?!\d)号?/g
/**
 * A bare `17` or `17号` between spaces or list signs. What stands around it must not make it a date, a time,
 * an amount or a part of a longer number.
 */
const BARE =
  /(?<=^|[\s,，、;；和与跟及])(\d{1,4})号?(?=$|[\s,，、;；和与跟及。.!！])(?!\s*[,，、]?\s*(?:天|日|月|年|个|户|元|点|时|分|米|亩|次|人|岁|小时|分钟|工作日))(?!\.\d)/g

/** Reads the short codes and platform numbers that the text names, each once, in order. */
export function readTicketReferences(text: string): TicketReferences {
  const numbers: string[] = []
  const codes: number[] = []
  const keepCode = (digits: string | undefined): string => {
    const code = Number(digits)
    if (code > 0 && !codes.includes(code)) codes.push(code)
    return ' '
  }
  let rest = text.replace(NUMBER, (number) => {
    if (!numbers.includes(number)) numbers.push(number)
    return ' '
  })
  rest = rest.replace(HASHED, (_, digits: string) => keepCode(digits))
  rest = rest.replace(BARE, (_, digits: string) => keepCode(digits))
  return { codes, numbers, rest: rest.replace(/\s+/g, ' ').trim() }
}
