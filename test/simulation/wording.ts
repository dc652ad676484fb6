import type { Chance } from '../../src/domain/chance.ts'

/** How people write a command: they put the tickets first or last, join them in their own way, and use their own verbs. */
const VERBS: Readonly<Record<string, readonly string[]>> = {
  收到: ['收到', '签收', '收到了', '已收到'],
  已联系: ['已联系', '联系过了', '已经联系'],
  通过: ['通过', '审核通过'],
}
const JOINED = [' ', '、', '，', ' #'] as const

/** `收到 12 13` as somebody might write it: `12、13收到了`, `签收 12，13`. */
export function worded(chance: Chance, verb: keyof typeof VERBS, codes: readonly number[]): string {
  const said = chance.pick(VERBS[verb] ?? [verb])
  const list = codes.join(chance.pick(JOINED))
  return chance.is(0.6) ? `${said} ${list}` : `${list}${chance.pick(['', ' '])}${said}`
}

/** `延期 12 3天 等配件` with the ticket before or behind the verb, with or without a space. */
export function wordedWith(chance: Chance, verb: string, code: number, rest: string): string {
  return chance.pick([`${verb} ${code} ${rest}`, `${code} ${verb} ${rest}`, `${verb}${code} ${rest}`])
}
