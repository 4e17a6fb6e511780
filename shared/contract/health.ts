import { z } from 'zod'
import { AbscessFinding, AbscessOutcome, LinkText, StiText, TestKind, TestResult } from '../records/health.ts'
import { ServiceSubject, ServiceVoidReason } from '../records/service-contact.ts'
import { ClinicDay, Id, RequestId } from '../records/time.ts'
import { call } from './call.ts'
import { ContactView } from './services.ts'

export const AbscessView = z.object({
  id: Id,
  openedDay: ClinicDay,
  end: z.object({ day: ClinicDay, outcome: AbscessOutcome }).nullable(),
  /** The oldest first: the healing course. Without findings for who only counts. */
  visits: z.array(
    z.object({ id: Id, day: ClinicDay, finding: AbscessFinding.nullable(), staffName: z.string() }),
  ),
})
export type AbscessView = z.infer<typeof AbscessView>

/** A test as everybody of the care sees it: that it was done, and when the next is due. Never its result. */
export const TestView = z.object({
  id: Id,
  kind: TestKind,
  preCounselledDay: ClinicDay,
  day: ClinicDay,
  resultDay: ClinicDay.nullable(),
  talkDay: ClinicDay.nullable(),
  nextDay: ClinicDay.nullable(),
  staffName: z.string(),
})
export type TestView = z.infer<typeof TestView>

export const ClientHealth = z.object({
  today: ClinicDay,
  contacts: z.array(ContactView),
  needles: z.object({ out: z.number().int(), back: z.number().int() }),
  abscesses: z.array(AbscessView),
  tests: z.array(TestView),
  /** Tests to which the client agrees now. */
  consented: z.array(TestKind),
  /** Tests whose results this person may read. */
  readable: z.array(TestKind),
  /** How often STI care was given; null for who may not know. */
  stiTimes: z.number().int().nullable(),
})
export type ClientHealth = z.infer<typeof ClientHealth>

/** What was read: each row of it is a line of the ledger. */
export const ResultsRead = z.object({
  results: z.array(
    z.object({
      id: Id,
      kind: TestKind,
      testDay: ClinicDay,
      day: ClinicDay,
      result: TestResult,
      nextDay: ClinicDay,
      staffName: z.string(),
    }),
  ),
  links: z.array(LinkText.omit({ kind: true }).extend({ id: Id, staffName: z.string() })),
})
export type ResultsRead = z.infer<typeof ResultsRead>

export const StiRead = z.array(StiText.omit({ kind: true }).extend({ id: Id, staffName: z.string() }))
export type StiRead = z.infer<typeof StiRead>

const OfClient = z.object({ requestId: RequestId, clientId: Id })

export const health = {
  client: call('health.see')
    .input(z.object({ clientId: Id }))
    .output(ClientHealth),
  /** Tests that are due within a week or overdue, the earliest first. */
  due: call('health.see').output(
    z.array(z.object({ clientId: Id, registerNumber: z.number().int(), kind: TestKind, day: ClinicDay })),
  ),

  /** A new abscess with its first visit. Invalid: `day` (`service_in_future`, `service_after_death`). */
  openAbscess: call('abscess.write')
    .input(OfClient.extend({ day: ClinicDay, finding: AbscessFinding }))
    .output(ClientHealth),
  /** Invalid: `day` (as above, `abscess_ended`, `before_last_visit`). */
  visitAbscess: call('abscess.write')
    .input(
      z.object({
        requestId: RequestId,
        abscessId: Id,
        day: ClinicDay,
        finding: AbscessFinding,
        /** Healed or referred with this visit; null: it goes on. */
        outcome: AbscessOutcome.nullable(),
      }),
    )
    .output(ClientHealth),

  sti: call('sti.write')
    .input(OfClient.extend({ care: StiText.omit({ kind: true }) }))
    .output(ClientHealth),
  /** Each is a line of the ledger. */
  readSti: call('sti.read')
    .input(z.object({ clientId: Id }))
    .output(StiRead),

  /** A test that was taken. Invalid: `kind` (`no_test_consent`), `preCounselledDay` (`talk_after_test`), `day`. */
  test: call('test.write')
    .input(OfClient.extend({ kind: TestKind, preCounselledDay: ClinicDay, day: ClinicDay }))
    .output(ClientHealth),
  /**
   * Invalid: `day` (`result_before_test`), `nextDay` (`next_not_after_result`). Refused: `test_has_result`. Not
   * allowed: `no_test_consent`.
   */
  result: call('test.result')
    .input(
      z.object({
        requestId: RequestId,
        testId: Id,
        day: ClinicDay,
        result: TestResult,
        nextDay: ClinicDay,
        /** The talk after the result was held on the same day. */
        talkHeld: z.boolean(),
      }),
    )
    .output(ClientHealth),
  /** The talk after a result. Invalid: `day` (`talk_before_result`). Refused: `talk_held`, `no_result_yet`. */
  talk: call('test.result')
    .input(z.object({ requestId: RequestId, testId: Id, day: ClinicDay }))
    .output(ClientHealth),
  /** Referred, linked, on treatment: a step of the way after a result. Not allowed: `no_test_consent`. */
  link: call('test.result')
    .input(OfClient.extend({ link: LinkText.omit({ kind: true }) }))
    .output(ClientHealth),
  /** Reads what this person may. Not allowed: `no_test_consent` when that is nothing. */
  results: call('test.read')
    .input(z.object({ clientId: Id }))
    .output(ResultsRead),

  /** Written by mistake, taken back by who may write it. Not allowed: `role`. Refused: `voided_before`, `test_has_result`, `abscess_has_visits`. */
  void: call('health.void')
    .input(
      z.object({
        requestId: RequestId,
        subject: ServiceSubject.exclude(['service_contact']),
        id: Id,
        reason: ServiceVoidReason,
      }),
    )
    .output(ClientHealth),
}
