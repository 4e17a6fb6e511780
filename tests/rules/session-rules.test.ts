import { describe, expect, it } from 'vitest'
import type { Role } from '../../shared/records/staff.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import { noteAccess, type SessionFacts, sessionProblem } from '../../shared/rules/session-rules.ts'

const day = (text: string) => text as ClinicDay
const facts = (over: Partial<SessionFacts> = {}): SessionFacts => ({
  session: { day: day('2026-02-03'), startMinute: 600, minutes: 45 },
  today: day('2026-02-03'),
  nowMinute: 720,
  others: [],
  episodes: [[{ opened: day('2026-01-01'), closed: null }]],
  ...over,
})
const at = (over: Partial<SessionFacts['session']>) => ({ session: { ...facts().session, ...over } })

/** Why a session is refused; null: it may be written down. */
const TABLE: readonly (readonly [what: string, facts: Partial<SessionFacts>, code: string | null])[] = [
  ['held this morning', {}, null],
  ['tomorrow', at({ day: day('2026-02-04') }), 'session_in_future'],
  ['an hour from now', at({ startMinute: 780 }), 'session_in_future'],
  ['begun this minute', at({ startMinute: 720 }), null],
  ['sixty days ago', at({ day: day('2025-12-05') }), 'no_episode_then'],
  ['before the treatment', at({ day: day('2025-12-31') }), 'no_episode_then'],
  ['on its first day', at({ day: day('2026-01-01') }), null],
  ['older than sixty days', at({ day: day('2025-12-04') }), 'session_too_old'],
  [
    'after the treatment was closed',
    { episodes: [[{ opened: day('2026-01-01'), closed: day('2026-02-02') }]] },
    'no_episode_then',
  ],
  [
    'on the day on which it was closed',
    { episodes: [[{ opened: day('2026-01-01'), closed: day('2026-02-03') }]] },
    null,
  ],
  [
    'with two clients, one of whom was in no treatment',
    { episodes: [[{ opened: day('2026-01-01'), closed: null }], []] },
    'no_episode_then',
  ],
  ['right after another one', { others: [{ day: day('2026-02-03'), startMinute: 570, minutes: 30 }] }, null],
  [
    'a minute into another one',
    { others: [{ day: day('2026-02-03'), startMinute: 570, minutes: 31 }] },
    'session_overlaps',
  ],
  [
    'round another one',
    { others: [{ day: day('2026-02-03'), startMinute: 610, minutes: 5 }] },
    'session_overlaps',
  ],
]

describe('whether a session may be written down', () => {
  for (const [what, over, code] of TABLE)
    it(`${what}: ${code ?? 'yes'}`, () => expect(sessionProblem(facts(over))?.code ?? null).toBe(code))
})

describe('by what right somebody reads a note', () => {
  const now = 10_000_000 as Instant
  const ask = (role: Role, consent = false, glassAgoMinutes: number | null = null, glassBy = 7) =>
    noteAccess({
      role,
      staffId: 7,
      now,
      consents: consent ? [{ kind: 'notes_to_doctor' }] : [{ kind: 'treatment' }],
      glasses:
        glassAgoMinutes === null
          ? []
          : [{ staffId: glassBy, at: (now - glassAgoMinutes * 60_000) as Instant }],
    })

  it('is the counsellor’s always, the doctor’s with consent, and nobody else’s', () => {
    expect(ask('counsellor')).toBe('counsellor')
    expect(ask('doctor')).toBe('none')
    expect(ask('doctor', true)).toBe('consent')
    for (const role of ['nurse', 'manager', 'outreach', 'data', 'inspector', 'office'] as const)
      expect(ask(role, true, 1)).toBe('none')
  })

  it('is the doctor’s for half an hour after breaking the glass, their own glass', () => {
    expect(ask('doctor', false, 29)).toBe('broken_glass')
    expect(ask('doctor', false, 30)).toBe('none')
    expect(ask('doctor', false, 1, 8)).toBe('none')
  })
})
