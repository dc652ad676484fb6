import type { NamedUnit, UnitsAsked } from '../../domain/confidential.ts'
import type { DeskError } from '../../domain/errors.ts'
import type { LeaveRefusal, LeaveRequest } from '../../domain/leave.ts'
import type { AdditionProblem } from '../../domain/responsibility-addition.ts'
import type { Ticket } from '../../domain/ticket.ts'
import type { Refusal } from '../../domain/ticket-commands.ts'
import type { EntryProblem } from '../knowledge/index.ts'
import {
  CHANGED_MEANWHILE,
  openPlaceholder,
  otherDays,
  STATION_ONLY,
  ticketNotFound,
  unknownPairing,
  unknownUnit,
} from './answers.ts'
import { namedInReport, youAreNamed } from './confidential.ts'
import {
  ENTRY_GONE,
  entryCited,
  entryOvertaken,
  entryRefused,
  noSuchVersion,
  OWN_ENTRY,
  PROPOSAL_SETTLED,
} from './knowledge-edit.ts'
import { leaveRefused, severalPeople, unknownPerson } from './leave.ts'
import { refusalWords } from './refusals.ts'
import { additionRefused } from './responsibilities.ts'
import { ownerElsewhere } from './supervision.ts'
import type { Setting } from './words.ts'

/** An expected failure as a sentence for a chat: what is wrong and what to do. */
export function errorWords(setting: Setting, error: DeskError): string {
  const { params } = error
  switch (error.code) {
    case 'refused':
      return refusalWords(setting, params.ticket as Ticket, params.refusal as Refusal)
    case 'unit_is_named':
      return namedInReport(
        setting,
        params.ticket as Ticket,
        params.named as NamedUnit[],
        params.asked as UnitsAsked,
      )
    case 'you_are_named':
      return youAreNamed(params.ticket as Ticket)
    case 'other_days':
      return otherDays(params.ticket as Ticket, params.days as number)
    case 'ticket_not_found':
      return ticketNotFound(params.id as number)
    case 'open_placeholder':
      return openPlaceholder()
    case 'unknown_unit':
      return unknownUnit(params.name as string, params.near as string | undefined)
    case 'unknown_person':
      return unknownPerson(params.written as string, params.near as string | undefined)
    case 'several_people':
      return severalPeople(params.written as string, params.aliases as string[])
    case 'owner_elsewhere':
      return ownerElsewhere(setting, params.ticket as Ticket, params.written as string)
    case 'leave_refused':
      return leaveRefused(setting.now, params.refusal as LeaveRefusal, params.request as LeaveRequest)
    case 'changed_meanwhile':
      return CHANGED_MEANWHILE
    case 'not_a_clerk':
      return STATION_ONLY
    case 'unknown_pairing':
      return unknownPairing(params.pairing as string)
    case 'rule_refused':
      return additionRefused(setting, params.problem as AdditionProblem)
    case 'entry_not_found':
      return ENTRY_GONE
    case 'entry_refused':
      return entryRefused(params.problems as EntryProblem[])
    case 'entry_overtaken':
      return entryOvertaken(params.title as string)
    case 'entry_cited':
      return entryCited(params.titles as string[])
    case 'own_entry':
      return OWN_ENTRY
    case 'proposal_settled':
      return PROPOSAL_SETTLED
    case 'version_not_found':
      return noSuchVersion(params.no as number)
    case 'number_taken':
      return `工单 ${String(params.number)} 已经收过了，没有重复建`
    default:
      return '系统出了点问题，这条没有办成，请稍后再试或联系工作站'
  }
}
