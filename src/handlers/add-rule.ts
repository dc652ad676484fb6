import { defineHandler, placeKey, senderKey } from '../bot/handler.ts'
import { checkAddition, openGaps } from '../desk/add-responsibility.ts'
import { waitFor } from '../desk/choices.ts'
import type { Responsibility } from '../domain/responsibility.ts'
import type { Roster } from '../domain/roster.ts'
import { isClerk } from '../domain/roster.ts'
import {
  additionRefused,
  gapsAndUsage,
  RULE_UNREADABLE,
  ruleShown,
} from '../templates/messages/responsibilities.ts'
import { afterVerb } from './reading.ts'
import { unitsIn, wordsOf } from './units-in.ts'

const PARTS =
  /^(?<matter>.+?)[\s,，:：]*(?:牵头|主办)[\s:：]*(?<lead>.+?)(?:[\s,，]*协办[\s:：]*(?<assists>.+?))?[\s,，]*(?:关键词|关键字)[\s:：]*(?<keywords>.+)$/s

/** 补清单 祠堂修缮 牵头 社会办 协办 建管办 关键词 祠堂 匾额; alone it lists what the list lacks. */
export const addRule = defineHandler<{ said: string }>({
  name: 'add-rule',
  usage: {
    say: '补清单 祠堂修缮 牵头 社会办 关键词 祠堂 匾额',
    does: '给责任清单补一条，以后同类的事照它派（只说「补清单」看缺口）',
    for: ['station'],
  },
  verbs: ['补清单'],

  match(inbound) {
    const said = afterVerb(inbound.text, ['补清单', '补责任清单'])
    return said === undefined ? undefined : { said }
  },

  async answer(desk, inbound, { said }) {
    if (inbound.sender.kind !== 'staff' || !isClerk(inbound.sender.person)) return undefined
    if (said === '') return { text: gapsAndUsage(await openGaps(desk)) }
    const setting = { office: desk.office, now: desk.clock.now() }
    const entry = readEntry(desk.office.roster, said)
    if (!entry) return { text: RULE_UNREADABLE }
    const problem = await checkAddition(desk, entry)
    if (problem) return { text: additionRefused(setting, problem) }
    const asked = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
    await waitFor(desk, asked, { kind: 'add_rule', entry })
    return { text: ruleShown(setting, entry) }
  },
})

/** @throws {DeskError} `unknown_unit` */
function readEntry(roster: Roster, said: string): Responsibility | undefined {
  const parts = PARTS.exec(said)?.groups
  if (!parts) return undefined
  const [lead, ...more] = unitsIn(roster, wordsOf(parts.lead ?? '')).map(({ id }) => id)
  if (lead === undefined) return undefined
  const assists = [...more, ...unitsIn(roster, wordsOf(parts.assists ?? '')).map(({ id }) => id)]
  return {
    matter: parts.matter?.trim() ?? '',
    leadUnitId: lead,
    assistUnitIds: [...new Set(assists)].filter((unitId) => unitId !== lead),
    keywords: [...new Set(wordsOf(parts.keywords ?? ''))],
  }
}
