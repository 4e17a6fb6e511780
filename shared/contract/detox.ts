import { z } from 'zod'
import {
  ChartBody,
  CheckAnswers,
  CheckVerdict,
  DetoxOutcome,
  DetoxShift,
  DetoxTalkKind,
  DischargeKit,
  DischargeTalk,
} from '../records/detox.ts'
import { ClinicDay, Id, RequestId } from '../records/time.ts'
import { call, Problem } from './call.ts'
import { CheckView, ClientDetox, DetoxLine, Gift, SheetLine, SheetView } from './detox-views.ts'
import { Approver } from './stock.ts'

const ofClient = z.object({ requestId: RequestId, clientId: Id })
const ofEpisode = z.object({ requestId: RequestId, episodeId: Id })

export const detox = {
  /** Everybody who is in detoxification now, checks that wait for a doctor, and paper charts that are out. */
  list: call('detox.see').output(
    z.object({
      today: ClinicDay,
      lines: z.array(DetoxLine),
      waiting: z.array(CheckView),
      sheets: z.array(SheetView),
      camps: z.array(z.object({ id: Id, label: z.string(), firstDay: ClinicDay, lastDay: ClinicDay })),
    }),
  ),
  client: call('detox.see')
    .input(z.object({ clientId: Id }))
    .output(ClientDetox),
  /** Counselling before or after took place. Invalid: `day` `day_ahead`. */
  talk: call('detox.write')
    .input(ofClient.extend({ kind: DetoxTalkKind, day: ClinicDay }))
    .output(ClientDetox),
  /** What is asked before an admission. Invalid: `day` `day_ahead`. */
  check: call('detox.write')
    .input(ofClient.extend({ day: ClinicDay, answers: CheckAnswers }))
    .output(ClientDetox),
  /** A doctor decides of a check that stopped. Refused: `check_decided`, `check_not_stopped`. */
  decide: call('detox.decide')
    .input(
      z.object({
        requestId: RequestId,
        checkId: Id,
        verdict: CheckVerdict,
        note: z.string().trim().min(3).max(1000),
      }),
    )
    .output(ClientDetox),
  /** Opens the episode. Refused with the codes of `admissionProblems`, all of them at once. */
  admit: call('detox.write')
    .input(ofClient.extend({ day: ClinicDay, campId: Id.nullable(), overBeds: z.boolean() }))
    .output(ClientDetox),
  /** One shift. Invalid with the codes of `chartProblems`. `replaces` puts an earlier chart right. */
  chart: call('detox.write')
    .input(
      ofEpisode.extend({
        day: ClinicDay,
        shift: DetoxShift,
        body: ChartBody,
        note: z.string().max(1000),
        replaces: Id.nullable(),
      }),
    )
    .output(ClientDetox),
  /**
   * Medicine out of a box of the camp, or off the shelf in a treatment centre and at home. Refused with the codes of
   * `medicationProblem`; of a box `box_has_less`, `batch_expired`, `box_not_of_camp`; of the shelf `shelf_not_in_camp`
   * and those of `shelfTake`. Invalid `day` as a chart. `paperDoctorId`: who ordered it on paper.
   */
  medicate: call('detox.medicate')
    .input(ofEpisode.extend({ day: ClinicDay, shift: DetoxShift, gift: Gift, paperDoctorId: Id.nullable() }))
    .output(ClientDetox),
  /** Nobody took any of it: back to where it came from. Refused: `issue_undone_already`, `box_closed`. */
  medicineBack: call('detox.medicate')
    .input(z.object({ requestId: RequestId, from: z.enum(['box', 'shelf']), medicationId: Id }))
    .output(ClientDetox),
  /**
   * Closes the episode. Invalid with the codes of `dischargeProblems`; refused `discharged_before`, `kits_none`,
   * `kits_expired`. Follow-ups are planned from the row that this writes.
   */
  discharge: call('detox.write')
    .input(
      ofEpisode.extend({
        day: ClinicDay,
        outcome: DetoxOutcome,
        toleranceTalk: DischargeTalk,
        naloxone: DischargeKit,
        note: z.string().trim().max(1000),
      }),
    )
    .output(ClientDetox),
  /**
   * Numbered paper charts: for one episode, or blank ones for a camp. Invalid: `episodeId` `discharged_before`.
   */
  makeSheets: call('detox.write')
    .input(
      z.object({
        requestId: RequestId,
        campId: Id.nullable(),
        episodeId: Id.nullable(),
        firstDay: ClinicDay,
        days: z.number().int().min(1).max(7),
        count: z.number().int().min(1).max(40),
      }),
    )
    .output(z.array(SheetView)),
  /** A paper chart by its number, with the client's page where it has one. */
  sheet: call('detox.see')
    .input(z.object({ sheetId: Id }))
    .output(SheetView),
  /** Writes the lines that can be written, each by itself; the others come back with what is wrong. */
  enter: call('detox.write')
    .input(
      z.object({
        requestId: RequestId,
        sheetId: Id,
        episodeId: Id,
        paperDoctorId: Id.nullable(),
        lines: z.array(SheetLine).min(1).max(40),
      }),
    )
    .output(
      z.object({
        lines: z.array(z.object({ line: z.number().int(), saved: z.boolean(), problems: z.array(Problem) })),
        client: ClientDetox,
      }),
    ),
  /**
   * One line whose medicine would have been refused, and has been swallowed: with an incident of the dose that it came
   * on top of, else a hold; the client waits for the doctor. A second person, or a countersign owed. Invalid: what has
   * to be mended first, `no_order_that_day` and `order_other_drug` included.
   */
  enterIncident: call('detox.medicate')
    .input(
      ofEpisode.extend({
        sheetId: Id,
        paperDoctorId: Id.nullable(),
        line: SheetLine.extend({ gift: Gift }),
        doctorCalled: z.boolean(),
        naloxoneAtHand: z.boolean(),
        note: z.string().trim().min(3).max(200),
        approver: Approver,
      }),
    )
    .output(ClientDetox),
}
