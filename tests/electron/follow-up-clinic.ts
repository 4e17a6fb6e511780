import { addPerson } from '../../electron/create-register.ts'
import { insert, nextId } from '../../electron/db/write.ts'
import { seal } from '../../electron/private-text.ts'
import type { RoundLine } from '../../shared/contract/follow-ups.ts'
import type { ClosingReason, EpisodeKind } from '../../shared/records/episode.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { STAFF } from '../helpers/clinic.ts'
import { requestId, seedClients } from '../helpers/seed-counter.ts'
import { stockClinic } from './stock-clinic.ts'

export const day = (text: string) => text as ClinicDay

/** A clinic on 03-Feb-2026 with clients who never had a dose here, and what happens after a discharge. */
export async function followUpClinic(clients = 5) {
  const clinic = await stockClinic()
  const { register } = clinic
  const ids = seedClients(
    register,
    Array.from({ length: clients }, (_, index) => ({
      registerNumber: index + 1,
      called: `Client${index + 1}`,
    })),
  )
  const clientId = (number: number) => ids[number - 1] ?? 0
  const outreachId = register.write({ act: 'staff.add', actor: STAFF.manager }, (tx) =>
    addPerson(tx, register, { name: 'Liana', role: 'outreach' }, undefined),
  )
  return {
    call: clinic.call,
    clock: clinic.clock,
    register,
    clientId,
    outreachId,
    signIn: clinic.signIn,
    signInOutreach: () => clinic.session.signIn({ id: outreachId, role: 'outreach', name: 'Liana' }),
    openDay: (when: string) => {
      register.write({ act: 'day.close', actor: STAFF.nurse }, (tx) => {
        const open = Number(register.db.prepare('SELECT max(id) FROM clinic_day').pluck().get())
        insert(tx, 'clinic_day_close', { clinicDayId: open, late: 0, staffId: STAFF.nurse, at: tx.at })
      })
      return clinic.openDay(when)
    },
    end: clinic.end,
    rows: (sql: string) => register.db.prepare(sql).all(),
    count: (sql: string) => Number(register.db.prepare(`SELECT count(*) FROM ${sql}`).pluck().get()),
    /** A treatment, closed unless `closed` is null. @returns the episode */
    episode: (
      number: number,
      opened: string,
      closed: string | null,
      kind: EpisodeKind = 'detox',
      reason: ClosingReason = 'completed',
    ) =>
      register.write({ act: 'episode.open', actor: STAFF.nurse }, (tx) => {
        const by = { staffId: STAFF.nurse, at: tx.at }
        const fields = {
          clientId: clientId(number),
          kind,
          openedDay: day(opened),
          entry: 'new' as const,
          ...by,
        }
        const episodeId = insert(tx, 'episode', fields)
        if (closed !== null)
          insert(tx, 'episode_closing', { episodeId, day: day(closed), reason, note: null, ...by })
        return episodeId
      }),
    agree: (number: number) =>
      register.write({ act: 'client.consent', actor: STAFF.nurse }, (tx) => {
        const id = nextId(tx, 'consent')
        return insert(tx, 'consent', {
          id,
          clientId: clientId(number),
          kind: 'visit',
          day: day('2026-01-05'),
          witnessId: null,
          detail: seal(register, 'consent', 'detail', id, 'Evenings; say you are a friend'),
          staffId: STAFF.nurse,
          at: tx.at,
        })
      }),
    line: (registerNumber: number, more: Partial<RoundLine> = {}): RoundLine => ({
      requestId: requestId(),
      registerNumber,
      day: day('2026-02-03'),
      place: 'home',
      met: 'client',
      outcome: 'abstinent',
      evidence: 'seen',
      diedOn: null,
      note: '',
      ...more,
    }),
    record: (lines: RoundLine[], routeListId: number | null = null) =>
      clinic.call.followUps.record({ requestId: requestId(), routeListId, lines }),
  }
}

export type FollowUpClinic = Awaited<ReturnType<typeof followUpClinic>>
