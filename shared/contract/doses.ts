import { z } from 'zod'
import { IncidentKind } from '../records/dosing-incident.ts'
import { Id, RequestId } from '../records/time.ts'
import { call } from './call.ts'
import { Board, ClientAtCounter, CounterDose, CounterReply } from './dose-views.ts'
import { Approver } from './stock.ts'

/** How the client in front of the counter was found. `client` is a name picked from the search, or a parked card. */
export const Who = z.discriminatedUnion('by', [
  z.object({ by: z.literal('card'), digits: z.string().max(60) }),
  z.object({ by: z.literal('number'), registerNumber: z.number().int().positive() }),
  z.object({ by: z.literal('client'), clientId: Id }),
])
export type Who = z.infer<typeof Who>

export const NoCardReason = z.enum(['forgotten', 'lost', 'damaged', 'not_issued', 'scanner'])
export type NoCardReason = z.infer<typeof NoCardReason>

const OnDose = z.object({ requestId: RequestId, doseId: Id })
/** A person's own words beside a code; never a name. */
const Note = z.string().trim().max(200)
const Pin = z.string().regex(/^\d{6}$/)

export const NotCheckedReason = z.enum(['left_early', 'would_not_open', 'staff_busy', 'other'])
export const RefusedReason = z.enum(['did_not_want', 'left', 'other'])
export const WithheldReason = z.enum(['intoxicated', 'sedated', 'doctors_hold', 'other'])
export const VoidReason = z.enum(['wrong_client', 'wrong_amount', 'left', 'entered_by_mistake', 'other'])
export type NotCheckedReason = z.infer<typeof NotCheckedReason>
export type RefusedReason = z.infer<typeof RefusedReason>
export type WithheldReason = z.infer<typeof WithheldReason>
export type VoidReason = z.infer<typeof VoidReason>

export const DosingIncidentInput = OnDose.extend({
  kind: IncidentKind,
  swallowed: z.enum(['yes', 'unsure']),
  /** Null: nobody knows how much. */
  amountTakenMicrograms: z.number().int().min(0).max(1_000_000).nullable(),
  /** The register number of the client with whom this one was mixed up. */
  mixedUpWith: z.number().int().positive().nullable(),
  /** Whose mouth it went into, if two were mixed up: the client of this row, or the other. */
  swallowedBy: z.enum(['this_client', 'the_other']),
  doctorCalled: z.boolean(),
  naloxoneAtHand: z.boolean(),
  note: Note,
})
export type DosingIncidentInput = z.infer<typeof DosingIncidentInput>

export const doses = {
  /**
   * The counter's one ask. Refused: `not_a_card`, `card_check_digit`, `card_other_site`, `card_unknown`,
   * `card_revoked`, `number_unknown`.
   */
  facts: call('dose.see')
    .input(z.object({ who: Who }))
    .output(ClientAtCounter),
  /** Batches of the day, timers, the last five, given: for the side of the screen. */
  board: call('dose.see').output(Board),

  /**
   * Claims the slot and takes the stock. `seen` is what the screen showed: anything else refuses `facts_changed`.
   * Refused: `slot_held`, `not_due_now` and whatever the rule says; not allowed: `own_record`.
   */
  prepare: call('dose.record')
    .input(
      z.object({
        requestId: RequestId,
        clientId: Id,
        identifiedBy: z.enum(['card', 'number', 'name']),
        noCardReason: NoCardReason.nullable(),
        seen: z.object({ orderId: Id, slot: z.number().int(), amountMicrograms: z.number().int() }),
      }),
    )
    .output(CounterReply),
  /**
   * A tablet lies under the tongue; a liquid is swallowed and the client spoke. Refused: `held`, `not_this_day`,
   * `step_not_possible`, `sober_not_said`. `birthYearSaid`: asked because card or number and photo are not two
   * identifiers, and it was right; by which two the client was known is kept with the dose.
   */
  give: call('dose.record')
    .input(OnDose.extend({ soberSeen: z.boolean(), birthYearSaid: z.boolean().default(false) }))
    .output(CounterReply),
  /** The mouth was looked at, or was not, and why. */
  check: call('dose.record')
    .input(OnDose.extend({ notChecked: NotCheckedReason.nullable(), note: Note }))
    .output(CounterReply),
  /**
   * `poured`: a liquid left the bottle and is wasted, which wants a second person or owes one; everything else
   * goes back to the pack.
   */
  refuse: call('dose.record')
    .input(OnDose.extend({ reason: RefusedReason, note: Note, poured: z.boolean(), approver: Approver }))
    .output(CounterReply),
  withhold: call('dose.record')
    .input(OnDose.extend({ reason: WithheldReason, note: Note, poured: z.boolean(), approver: Approver }))
    .output(CounterReply),
  /** Lost before it was swallowed: the slot stays used, the stock is wasted; a re-dose is a doctor's order. */
  spill: call('dose.record')
    .input(OnDose.extend({ note: Note, approver: Approver }))
    .output(CounterReply),
  /** `seenByStaff`: somebody of the staff saw it, or the client says so. */
  vomit: call('dose.record')
    .input(OnDose.extend({ minutesAfter: z.number().int().min(0).max(1440), seenByStaff: z.boolean() }))
    .output(CounterReply),
  /** Came, and no dose may be prepared: why is taken from the rule. Refused: `dose_is_due`, `attended_already`. */
  attend: call('dose.record')
    .input(z.object({ requestId: RequestId, clientId: Id }))
    .output(CounterReply),

  /**
   * Nobody swallowed any of it. Own act of the open day, not yet checked: own PIN; any other: also a second
   * person, or a countersign owed. Refused: `not_voidable`, and as every PIN.
   */
  void: call('dose.void')
    .input(
      OnDose.extend({ reason: VoidReason, note: Note, poured: z.boolean(), pin: Pin, approver: Approver }),
    )
    .output(CounterReply),
  /**
   * Somebody swallowed some of it, or nobody is sure: slot and stock stay used, the client is held and watched.
   * Refused: `not_an_incident`, `other_client_unknown`.
   */
  recordIncident: call('dose.incident').input(DosingIncidentInput).output(CounterReply),

  /** What a cut in mid-dose left without an end, each to be asked about. */
  unfinished: call('dose.see').output(z.array(CounterDose)),
  /** *Swallowed* goes on, *not* is a void, *unsure* counts as taken with an incident's care. */
  finish: call('dose.record')
    .input(
      OnDose.extend({
        answer: z.enum(['swallowed', 'not', 'unsure']),
        poured: z.boolean(),
        doctorCalled: z.boolean(),
        naloxoneAtHand: z.boolean(),
      }),
    )
    .output(CounterReply),
}
