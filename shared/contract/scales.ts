import { z } from 'zod'
import { ScaleOccasion, ScaleVoidReason } from '../records/scale.ts'
import { ClinicDay, Id, RequestId } from '../records/time.ts'
import { call } from './call.ts'
import { DayOfClient } from './client-output.ts'

const ScaleResultView = z.object({
  id: Id,
  instrument: z.string(),
  day: ClinicDay,
  occasion: ScaleOccasion,
  answers: z.array(z.number().int()),
  /** Computed from the answers; null when the instrument is no longer known. */
  score: z.number().int().nullable(),
  /** Questions whose answer wants care at once, from 1. */
  careNow: z.array(z.number().int()),
  by: z.string(),
  voided: ScaleVoidReason.nullable(),
})
export type ScaleResultView = z.infer<typeof ScaleResultView>

const ClientScales = z.object({
  today: ClinicDay,
  /** Codes of the instruments that the site uses. */
  instruments: z.array(z.string()),
  /** What should be asked now. */
  due: z
    .object({ occasion: z.enum(['intake', 'three_months', 'closing']), instruments: z.array(z.string()) })
    .nullable(),
  /** By day. */
  results: z.array(ScaleResultView),
  /** How the client came, a year back at most: words of attendance, without any amount. */
  days: z.array(DayOfClient.pick({ day: true, mark: true })),
})
export type ClientScales = z.infer<typeof ClientScales>

/** Questionnaires: read as notes are. */
export const scales = {
  /** A line of the ledger each time. Not allowed: `no_consent`. */
  ofClient: call('scale.read')
    .input(z.object({ clientId: Id }))
    .output(ClientScales),
  /**
   * Invalid: `instrument` (`instrument_unknown`), `answers.N` from 0 (`answer_missing`, `answer_impossible`), `day`
   * (`scale_in_future`, `scale_too_old`).
   */
  record: call('scale.write')
    .input(
      z.object({
        requestId: RequestId,
        clientId: Id,
        instrument: z.string().max(40),
        day: ClinicDay,
        occasion: ScaleOccasion,
        answers: z.array(z.number().int().nullable()).max(40),
      }),
    )
    .output(z.object({ id: Id, score: z.number().int(), careNow: z.array(z.number().int()) })),
  /** Refused: `scale_voided`. */
  void: call('scale.write')
    .input(z.object({ requestId: RequestId, id: Id, reason: ScaleVoidReason }))
    .output(z.object({ id: Id })),
}
