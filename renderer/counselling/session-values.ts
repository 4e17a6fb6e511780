import type { Problem } from '../../shared/contract/call.ts'
import type { RecordSession } from '../../shared/contract/counselling.ts'
import type { SessionKind, SessionPlace } from '../../shared/records/session.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { readDate } from '../ui/read-date.ts'
import { readMinute, readNext } from '../ui/read-time.ts'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'

export interface Other {
  id: number
  registerNumber: number
}

/** What stands in the fields; all of it is kept as a draft. */
export interface SessionValues extends Record<string, unknown> {
  kind: SessionKind | null
  day: string
  start: string
  minutes: string
  place: SessionPlace
  /** Those who took part besides the client. */
  others: Other[]
  relativeIds: number[]
  topics: string[]
  situation: string
  assessment: string
  plan: string
  next: string
  nextTime: string
}

const USUAL_MINUTES = 30

/** A session that ends now, by the clinic's wall clock. */
export function emptySession(today: ClinicDay, nowMinute: number): SessionValues {
  return {
    kind: null,
    day: clinicDay(today),
    start: words.counselling.clock(Math.max(0, nowMinute - USUAL_MINUTES)),
    minutes: String(USUAL_MINUTES),
    place: 'centre',
    others: [],
    relativeIds: [],
    topics: [],
    situation: '',
    assessment: '',
    plan: '',
    next: '',
    nextTime: '',
  }
}

type Read = { problems: Problem[] } | { session: Omit<RecordSession, 'requestId' | 'clientIds'> }

/** What the fields say, or what is wrong with them before anything is sent. */
export function readSession(values: SessionValues, today: ClinicDay): Read {
  const day = readDate(values.day)
  const startMinute = readMinute(values.start)
  const minutes = Number(latinDigits(values.minutes))
  const nextDay = values.next.trim() === '' ? null : readNext(values.next, today)
  const nextMinute = values.nextTime.trim() === '' ? null : readMinute(values.nextTime)
  const problems: Problem[] = []
  const wrong = (field: string, code: string) => problems.push({ field, code })
  if (values.kind === null) wrong('kind', 'invalid_value')
  if (!('day' in day)) wrong('day', 'not_a_date')
  if (startMinute === undefined) wrong('startMinute', 'not_a_time')
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > 600) wrong('minutes', 'not_minutes')
  if (nextDay === undefined) wrong('next.day', 'not_a_date')
  if (nextMinute === undefined) wrong('next.startMinute', 'not_a_time')
  if (values.kind === null || !('day' in day) || startMinute === undefined) return { problems }
  if (problems.length > 0 || nextDay === undefined || nextMinute === undefined) return { problems }
  const { kind, place, relativeIds, topics, situation, assessment, plan } = values
  return {
    session: {
      kind,
      day: day.day,
      startMinute,
      minutes,
      place,
      relativeIds,
      topics,
      note: { situation, assessment, plan },
      next: nextDay === null ? null : { day: nextDay, startMinute: nextMinute },
    },
  }
}
