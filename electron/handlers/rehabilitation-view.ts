import { z } from 'zod'
import type { ClientRehabilitation, TrainingView } from '../../shared/contract/rehabilitation.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import type { ClientStored } from '../db/client.ts'
import { openClinicDay } from '../db/clinic-day.ts'
import {
  dutiesOf,
  incomesOf,
  monthsOf,
  phasesOf,
  staysOf,
  type TrainingStored,
  trainingsOf,
} from '../db/rehabilitation.ts'
import { settingOf } from '../db/setting.ts'
import { unseal } from '../private-text.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { todayOf } from '../today.ts'

/** What an income report seals. */
export const IncomeText = z.object({ work: z.string(), monthly: z.number().int().nullable() })

/** Whether somebody may know who stays in the house: those in care. */
export const seesStays = ({ role }: SignedIn): boolean =>
  whoMay('rehabilitation.see', { stage: 'staff', role }).allowed

/** The stays, courses and work of one client; for whoever sees no stays without them. */
export function clientRehabilitation(
  register: Register,
  staff: SignedIn,
  client: ClientStored,
): ClientRehabilitation {
  const { db } = register
  return {
    registerNumber: client.registerNumber,
    today: todayOf(register),
    dayOpen: openClinicDay(db) !== undefined,
    phases: settingOf(db, 'rehabilitation.phases'),
    duties: settingOf(db, 'rehabilitation.duties'),
    stays: (seesStays(staff) ? staysOf(db, client.id) : []).map(
      ({ episodeId, openedDay, closedDay, closedFor }) => ({
        episodeId,
        openedDay,
        closedDay,
        closedFor,
        phases: phasesOf(db, episodeId).map(({ id, phase, day }) => ({ id, phase, day })),
        duties: dutiesOf(db, episodeId).map(({ id, duty, day, endDay, endedHow }) => ({
          id,
          duty,
          day,
          endDay,
          endedHow,
        })),
      }),
    ),
    trainings: trainingsOf(db, client.id).map((training) => trainingView(register, training)),
  }
}

function trainingView(register: Register, training: TrainingStored): TrainingView {
  const { id, kind, provider, course, day, endDay, outcome, certificate } = training
  return {
    id,
    kind,
    provider,
    course,
    day,
    endDay,
    outcome,
    certificate,
    months: monthsOf(register.db, id).map(({ month, daysHeld, daysCame }) => ({ month, daysHeld, daysCame })),
    incomes: incomesOf(register.db, id).map((report) => {
      const text = unseal(register, 'income_report', 'detail', report.id, report.detail)
      const { work, monthly } =
        text === null ? { work: '', monthly: null } : IncomeText.parse(JSON.parse(text))
      return { day: report.day, working: report.working === 1, work, monthly }
    }),
  }
}
