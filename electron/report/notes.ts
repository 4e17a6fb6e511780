import type { Figure } from '../../shared/records/report.ts'
import { RulePackBody } from '../../shared/records/rule-pack.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { dayOfInstant } from '../../shared/rules/days.ts'
import { restorationDays, signedPacks, timeZoneOf } from '../db/indicators/clinic-days.ts'
import type { ReportClinic } from './clinic.ts'

/** A code and what belongs to it; words turn it into a sentence. */
export interface ReportNoteFound {
  readonly code: string
  readonly params: Record<string, string | number | null>
}

const note = (code: string, params: ReportNoteFound['params'] = {}): ReportNoteFound => ({ code, params })

/** What a reader must know of a period before believing its figures. */
export function readNotes(clinic: ReportClinic, figures: readonly Figure[]): ReportNoteFound[] {
  return [
    ...periodNotes(clinic),
    ...definitionNotes(clinic),
    ...restoredNotes(clinic),
    ...doubtfulNotes(figures),
  ]
}

function doubtfulNotes(figures: readonly Figure[]): ReportNoteFound[] {
  const doses = figures
    .filter(({ indicator }) => indicator === 'dosed_after_death' || indicator === 'dosed_after_closing')
    .reduce((sum, { count }) => sum + count, 0)
  return doses === 0 ? [] : [note('report_doubtful', { doses })]
}

function periodNotes({ days, scope }: ReportClinic): ReportNoteFound[] {
  const { firstDay, lastDay } = scope.period
  const begun = days.held[0]?.day
  if (days.knownUntil === null) return [note('report_nothing_closed')]
  if (days.knownUntil < firstDay) return [note('report_period_ahead', { day: days.knownUntil })]
  const found: ReportNoteFound[] = []
  if (days.knownUntil < lastDay) found.push(note('report_period_not_over', { day: days.knownUntil }))
  if (begun !== undefined && begun > firstDay) found.push(note('report_began_within', { day: begun }))
  return found
}

/** Where the number of days that make a dropout was changed by a doctor's signature within the period. */
function definitionNotes({ db, scope }: ReportClinic): ReportNoteFound[] {
  const timeZone = timeZoneOf(db)
  const versions = signedPacks(db).flatMap(({ body, signedAt }) => {
    const read = RulePackBody.safeParse(JSON.parse(body))
    return read.success ? [{ dropoutDays: read.data.dropoutDays, day: dayOfInstant(signedAt, timeZone) }] : []
  })
  return versions.flatMap(({ dropoutDays, day }, index) => {
    const before = versions[index - 1]?.dropoutDays
    if (before === undefined || before === dropoutDays || !within(day, scope.period)) return []
    return [note('report_definition_changed', { day, before, after: dropoutDays, used: scope.dropoutDays })]
  })
}

/** A register brought back from a backup lacks what was written after that backup, until it is entered again. */
function restoredNotes({ db, scope }: ReportClinic): ReportNoteFound[] {
  const timeZone = timeZoneOf(db)
  const { firstDay, lastDay } = scope.period
  return restorationDays(db).flatMap(({ at, backupDay }) => {
    const day = dayOfInstant(at, timeZone)
    return backupDay <= lastDay && day >= firstDay
      ? [note('report_restored_gap', { from: backupDay, day })]
      : []
  })
}

const within = (
  day: ClinicDay,
  { firstDay, lastDay }: { firstDay: ClinicDay; lastDay: ClinicDay },
): boolean => day >= firstDay && day <= lastDay
