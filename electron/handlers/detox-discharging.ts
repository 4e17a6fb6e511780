import { closingOf, dischargeProblems } from '../../shared/rules/detox-discharge.ts'
import { cleanText } from '../../shared/rules/note-text.ts'
import { openRecord } from '../client-access.ts'
import { chartsOf, dischargeOf } from '../db/detox.ts'
import { medicationOf } from '../db/detox-medication.ts'
import { episodeById, hasPreparedDose } from '../db/episode.ts'
import { insert } from '../db/write.ts'
import { seal } from '../private-text.ts'
import { InvalidInput, refuse } from '../refusal.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { admissionStored } from './detox-facts.ts'
import { clientDetox } from './detox-view.ts'
import { giveKits } from './naloxone.ts'

/** The end of a detoxification: discharge, closing, kit and answer to the high risk that begins, in one act. */
export const detoxDischarging = {
  discharge: signedIn.detox.discharge.handler(({ input, context: { register, staff } }) => {
    const act = 'detox.discharge'
    const { requestId, episodeId, day, outcome, toleranceTalk, naloxone } = input
    const admission = admissionStored(register, episodeId)
    const { clientId } = admission
    const client = openRecord(register, staff, clientId, 'detox.write')
    register.writeOnce(requestId, { act, actor: staff.id, reason: outcome }, (tx) => {
      if (dischargeOf(tx.db, episodeId) || episodeById(tx.db, episodeId)?.closedFor)
        return refuse('discharged_before')
      if (hasPreparedDose(tx.db, episodeId)) return refuse('dose_under_way')
      const days = [...chartsOf(tx.db, episodeId), ...medicationOf(tx.db, episodeId)].map((row) => row.day)
      const lastChartDay = days.toSorted().at(-1) ?? null
      const facts = { day, outcome, toleranceTalk, naloxone, lastChartDay }
      const problems = dischargeProblems({ ...facts, today: todayOf(register), admittedDay: admission.day })
      if (problems.length > 0) throw new InvalidInput(problems)
      const note = cleanText(input.note)
      const by = { staffId: staff.id, at: tx.at }
      const naloxoneEntryId =
        naloxone === 'given' ? giveKits(register, tx, { recipient: 'client', clientId, kits: 1 }) : null
      insert(tx, 'detox_discharge', {
        ...{ episodeId, day, outcome, toleranceTalk, naloxone, naloxoneEntryId },
        note: seal(register, 'detox_discharge', 'note', episodeId, note),
        ...by,
      })
      insert(tx, 'episode_closing', { episodeId, day, reason: closingOf(outcome), note: null, ...by })
      // The period of high risk after detoxification begins on this day, and is answered with it.
      if (naloxone !== 'gone')
        insert(tx, 'kit_and_talk', {
          clientId,
          sinceDay: day,
          kit: naloxone,
          talk: toleranceTalk === 'held' ? 1 : 0,
          ...by,
        })
      return episodeId
    })
    return clientDetox(register, client)
  }),
}
