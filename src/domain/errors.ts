/** Every error that is expected and can be said to a person; each code has a sentence in templates/messages. */
export type DeskErrorCode =
  | 'calendar_exhausted'
  | 'changed_meanwhile'
  | 'codes_exhausted'
  | 'sealed_with_other_key'
  | 'bad_key'
  | 'key_missing'
  | 'sample_folder'
  | 'real_folder'
  | 'database_newer'
  | 'database_older'
  | 'folder_in_use'
  | 'folder_of_other'
  | 'ticket_not_found'
  | 'refused'
  | 'unit_is_named'
  | 'you_are_named'
  | 'other_days'
  | 'unknown_unit'
  | 'unknown_person'
  | 'several_people'
  | 'owner_elsewhere'
  | 'leave_refused'
  | 'not_a_clerk'
  | 'unknown_pairing'
  | 'open_placeholder'
  | 'number_taken'
  | 'rule_refused'
  | 'entry_not_found'
  | 'entry_refused'
  | 'entry_overtaken'
  | 'entry_cited'
  | 'own_entry'
  | 'proposal_settled'
  | 'version_not_found'

/**
 * An expected failure: nothing was changed, and the code says why. `params` are for the sentence that a person is told and
 * may hold a ticket or what was typed; the message is for logs and holds only figures.
 */
export class DeskError extends Error {
  readonly code: DeskErrorCode
  readonly params: Readonly<Record<string, unknown>>

  constructor(code: DeskErrorCode, params: Readonly<Record<string, unknown>> = {}) {
    const figures = Object.entries(params).filter(([, value]) => typeof value === 'number')
    super([code, ...figures.map(([name, value]) => `${name}=${value}`)].join(' '))
    this.name = 'DeskError'
    this.code = code
    this.params = params
  }
}
