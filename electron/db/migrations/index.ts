import { readFileSync } from 'node:fs'

/** Numbered in tens, in order; a new one is one line here and one file beside it. */
const FILES = [
  '0010-register.sql',
  '0020-wider-words.sql',
  '0040-counter-events.sql',
  '0050-take-home.sql',
  '0060-states-of-a-client.sql',
  '0070-passports.sql',
  '0080-day-counts.sql',
  '0090-sub-stores.sql',
  '0100-downtime.sql',
  '0110-inspection.sql',
  '0120-counselling.sql',
  '0130-plans-and-scales.sql',
  '0140-groups.sql',
  '0150-detox.sql',
  '0160-follow-up.sql',
  '0170-services.sql',
  '0180-restorations.sql',
  '0190-guard-after-changes.sql',
  '0200-report-views.sql',
  '0210-office-desk.sql',
  '0220-returns-sent.sql',
  '0230-double-enrolment.sql',
  '0240-questions.sql',
  '0250-chart-shelf.sql',
  '0270-chart-on-top.sql',
  '0280-restored-copies.sql',
] as const

export const MIGRATIONS: readonly { number: number; name: string; sql: string }[] = FILES.map((name) => ({
  number: Number(name.slice(0, 4)),
  name,
  sql: readFileSync(new URL(`./${name}`, import.meta.url), 'utf8'),
}))
