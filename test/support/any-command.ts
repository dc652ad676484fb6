import fc from 'fast-check'
import { RETURN_REASONS } from '../../src/domain/returns.ts'
import type { RiskReason } from '../../src/domain/ticket.ts'
import type { TicketCommand } from '../../src/domain/ticket-commands.ts'
import { at } from './time.ts'

const unit = fc.constantFrom('huanwei', 'huanwei', 'jianguan')
const textId = fc.integer({ min: 1, max: 99 })
const of = <T extends TicketCommand['type']>(type: T) => fc.constant(type)

const working: fc.Arbitrary<TicketCommand> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: of('dispatch'),
      leadUnitId: unit,
      assistUnitIds: fc.array(unit, { maxLength: 2 }),
    }),
  },
  { weight: 6, arbitrary: fc.record({ type: of('acknowledge') }) },
  { weight: 10, arbitrary: fc.record({ type: of('reply'), textId }) },
  { weight: 10, arbitrary: fc.record({ type: of('approve') }) },
  { weight: 3, arbitrary: fc.record({ type: of('ask_citizen'), via: fc.constantFrom('chat', 'phone') }) },
  {
    weight: 6,
    arbitrary: fc.record({
      type: of('answer_callback'),
      solved: fc.boolean(),
      satisfaction: fc.constantFrom('satisfied', 'basic', 'dissatisfied'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: of('add_assist'), unitId: unit }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: of('update'),
      contentTextId: textId,
      platformDeadline: fc.constantFrom(at('2026-11-25 12:00'), at('2026-12-02 18:00')),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: of('update'),
      secret: fc.constant(true),
      urgency: fc.constant('urgent'),
      isCallerCorrected: fc.constant(true),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: of('contact') }) },
  { weight: 1, arbitrary: fc.record({ type: of('visit') }) },
  { weight: 1, arbitrary: fc.record({ type: of('note'), textId }) },
  { weight: 1, arbitrary: fc.record({ type: of('add_photo'), fileId: textId }) },
  { weight: 1, arbitrary: fc.record({ type: of('reveal'), purposeTextId: textId }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: of('request_return'), reason: fc.constantFrom(...RETURN_REASONS), textId }),
  },
  { weight: 1, arbitrary: fc.record({ type: of('grant_return') }) },
  { weight: 1, arbitrary: fc.record({ type: of('refuse_return') }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: of('request_extension'),
      textId,
      workingDays: fc.integer({ min: 1, max: 12 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: of('grant_extension') }) },
  { weight: 1, arbitrary: fc.record({ type: of('refuse_extension') }) },
  { weight: 1, arbitrary: fc.record({ type: of('reject'), textId }) },
  { weight: 1, arbitrary: fc.record({ type: of('hand_callback_to_clerk') }) },
  { weight: 5, arbitrary: fc.record({ type: of('miss_callback') }) },
  { weight: 1, arbitrary: fc.record({ type: of('exempt'), textId }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: of('order_supervision'),
      reason: fc.constantFrom('ordered', 'overdue'),
      textId,
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: of('answer_order'), textId }) },
  { weight: 1, arbitrary: fc.record({ type: of('clear_orders'), textId }) },
  { weight: 1, arbitrary: fc.record({ type: of('clear_orders') }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: of('flag'), risks: fc.subarray<RiskReason>(['same_caller', 'anger']) }),
  },
  { weight: 1, arbitrary: fc.record({ type: of('urge') }) },
  { weight: 2, arbitrary: fc.record({ type: of('raise_urgency') }) },
  { weight: 1, arbitrary: fc.record({ type: of('lower_urgency'), textId }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: of('snooze'),
      until: fc.integer({ min: 0, max: 20_000 }).map((minutes) => at('2026-11-23 09:00') + minutes * 60_000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: of('await_citizen'), textId }) },
  { weight: 1, arbitrary: fc.record({ type: of('end_wait') }) },
)

const ending: fc.Arbitrary<TicketCommand> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({
      type: of('close'),
      reason: fc.constantFrom('repeat', 'not_ours', 'duplicate'),
      textId,
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: of('withdraw'), textId }) },
)

/** Any command; those that end a ticket early are rare, so that stories get far. */
export const anyCommand: fc.Arbitrary<TicketCommand> = fc.oneof(
  { weight: 60, arbitrary: working },
  { weight: 1, arbitrary: ending },
)
