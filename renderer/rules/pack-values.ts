import type { Problem } from '../../shared/contract/call.ts'
import type { Drug } from '../../shared/records/product.ts'
import { type LadderStep, RulePackBody } from '../../shared/records/rule-pack.ts'
import type { MedicineAlert } from '../../shared/records/rule-pack-lines.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { packProblems } from '../../shared/rules/rule-pack.ts'
import { type DrugKey, drugKeys } from '../ui/pack-in-words.ts'
import { readAmount } from '../ui/read-amount.ts'
import { milligrams } from '../words/format.ts'
import { allGroups, type RuleLine } from './pack-lines.ts'

export interface LadderRow {
  fromDays: string
  verdict: LadderStep['verdict']
  percent: string
  mg: string
  source: string
}

export interface AlertRow {
  medicine: string
  alsoCalled: string
  drugs: Drug[]
  level: MedicineAlert['level']
  text: string
  source: string
}

/** The rules as they stand in the fields, as typed; nothing of it is lost when something is wrong. */
export interface PackValues extends Record<string, unknown> {
  /** The version that these began from. */
  basedOn: number
  /** By path: amounts in mg, numbers, words, sources. */
  fields: Record<string, string>
  flags: Record<string, boolean>
  ladders: Record<DrugKey, LadderRow[]>
  alerts: AlertRow[]
  why: string
}

export const emptyAlert: AlertRow = {
  medicine: '',
  alsoCalled: '',
  drugs: ['methadone'],
  level: 'review',
  text: '',
  source: '',
}

export function valuesOf(body: RulePackBody, version: number): PackValues {
  const fields: Record<string, string> = {}
  const flags: Record<string, boolean> = {}
  for (const { lines, sourcePath } of allGroups()) {
    fields[sourcePath] = String(valueAt(body, sourcePath) ?? '')
    for (const line of lines) {
      const value = valueAt(body, line.path)
      if (line.kind === 'flag') flags[line.path] = value === true
      else fields[line.path] = shown(line, value)
    }
  }
  const ladderOf = (drug: DrugKey) => body.drugs[drug].ladder.map(ladderRow)
  return {
    basedOn: version,
    fields,
    flags,
    ladders: { buprenorphine: ladderOf('buprenorphine'), methadone: ladderOf('methadone') },
    alerts: body.medicineAlerts.map((alert) => ({ ...alert, alsoCalled: alert.alsoCalled.join(', ') })),
    why: '',
  }
}

function ladderRow({ fromDays, verdict, atMost, source }: LadderStep): LadderRow {
  return {
    fromDays: String(fromDays),
    verdict,
    percent: atMost === null || atMost.percent === 100 ? '' : String(atMost.percent),
    mg: atMost?.micrograms == null ? '' : milligrams(atMost.micrograms),
    source,
  }
}

function shown({ kind }: RuleLine, value: unknown): string {
  if (value === null || value === undefined) return ''
  return kind === 'amount' ? milligrams(Number(value)) : String(value)
}

/** The rules that the fields say, and everything that speaks against signing them, each at its field. */
export function readPack(
  values: PackValues,
  base: RulePackBody,
): { body: RulePackBody | null; problems: Problem[] } {
  const problems: Problem[] = []
  const say = (field: string, code: string) => problems.push({ field, code, params: {} })
  const body: RulePackBody = structuredClone(base)
  for (const { lines, sourcePath } of allGroups()) {
    setAt(body, sourcePath, (values.fields[sourcePath] ?? '').trim())
    for (const line of lines) {
      const { path, kind, nullable } = line
      const typed = (values.fields[path] ?? '').trim()
      if (kind === 'flag') setAt(body, path, values.flags[path] === true)
      else if (kind === 'text') setAt(body, path, typed)
      else if (typed === '' && nullable) setAt(body, path, null)
      else {
        const read = kind === 'amount' ? micrograms(typed) : wholeNumber(typed)
        if (read === null) say(path, kind === 'amount' ? 'pack_not_an_amount' : 'pack_not_a_number')
        else setAt(body, path, read)
      }
    }
  }
  for (const drug of drugKeys)
    body.drugs[drug].ladder = values.ladders[drug].map((row, place) =>
      readStep(row, `drugs.${drug}.ladder.${place}`, say),
    )
  body.medicineAlerts = values.alerts.map((row) => ({
    ...row,
    medicine: row.medicine.trim(),
    alsoCalled: row.alsoCalled
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    text: row.text.trim(),
    source: row.source.trim(),
  }))
  if (problems.length > 0) return { body: null, problems }
  const parsed = RulePackBody.safeParse(body)
  if (!parsed.success) return { body: null, problems: parsed.error.issues.map(problemOf) }
  const against = packProblems(parsed.data).map(({ field, code }) => ({
    field: field.replace(/atMost$/, 'percent'),
    code: `pack_${code}`,
    params: {},
  }))
  return { body: parsed.data, problems: against }
}

function readStep(row: LadderRow, at: string, say: (field: string, code: string) => unknown): LadderStep {
  const number = (typed: string, part: string) => {
    const read = wholeNumber(typed.trim())
    if (read === null) say(`${at}.${part}`, 'pack_not_a_number')
    return read ?? 1
  }
  const percent = row.percent.trim() === '' ? null : number(row.percent, 'percent')
  const cap = row.mg.trim() === '' ? null : micrograms(row.mg.trim())
  if (row.mg.trim() !== '' && cap === null) say(`${at}.mg`, 'pack_not_an_amount')
  return {
    fromDays: number(row.fromDays, 'fromDays'),
    verdict: row.verdict,
    atMost: percent === null && cap === null ? null : { percent: percent ?? 100, micrograms: cap },
    source: row.source.trim(),
  }
}

/** A value outside of what the pack can hold, said at its field. */
function problemOf(
  issue: { code: string; path: PropertyKey[] } & Partial<Record<'minimum' | 'maximum', unknown>>,
): Problem {
  const field = issue.path
    .join('.')
    .replace(/(alsoCalled)\.\d+$/, '$1')
    .replace(/atMost\.percent$/, 'percent')
    .replace(/atMost\.micrograms$/, 'mg')
  const last = String(issue.path.at(-1))
  if (last === 'source' || last === 'othersSource') return { field, code: 'pack_source_missing', params: {} }
  if (last === 'drugs') return { field, code: 'pack_drugs_missing', params: {} }
  const isText = ['name', 'medicine', 'text'].includes(last) || issue.path.includes('alsoCalled')
  if (isText) return { field, code: 'pack_text_missing', params: {} }
  return issue.code === 'too_big'
    ? { field, code: 'pack_too_great', params: { most: Number(issue.maximum) } }
    : { field, code: 'pack_too_small', params: { least: Number(issue.minimum ?? 0) } }
}

function micrograms(typed: string): number | null {
  const read = readAmount(typed)
  return 'micrograms' in read ? read.micrograms : null
}

function wholeNumber(typed: string): number | null {
  const text = latinDigits(typed).trim()
  return /^\d{1,4}$/.test(text) ? Number(text) : null
}

function valueAt(body: object, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), body)
}

function setAt(body: object, path: string, value: unknown): void {
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const holder = keys.reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), body)
  if (isRecord(holder)) holder[last] = value
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
