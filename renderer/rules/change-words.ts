import type { RulePackBody } from '../../shared/records/rule-pack.ts'
import { type PackChange, type PackValue, packChanges } from '../../shared/rules/pack-changes.ts'
import { amount, number } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.rules

/** What changed between two versions, a sentence a line. */
export function changesInWords(was: RulePackBody, now: RulePackBody): string[] {
  const changes = packChanges(was, now)
  // Of a whole line that went, that it went is enough.
  const gone = changes.filter(({ path, now: after }) => after === null && KEY.test(path)).map(lineOf)
  return changes.flatMap((change) => {
    const line = lineOf(change)
    if (!gone.includes(line)) return [inWords(change)]
    return KEY.test(change.path) ? [say.ladder.gone(labelOf(change.path).replace(/, [^,]*$/, ''))] : []
  })
}

/** What a line of a ladder, or a medicine, is known by. */
const KEY = /^(?:drugs\.\w+\.ladder\.\d+\.fromDays|medicineAlerts\..+\.medicine)$/
const lineOf = ({ path }: PackChange): string => path.replace(/(?:\.atMost)?\.\w+$/, '')

function inWords({ path, was, now }: PackChange): string {
  const label = labelOf(path)
  if (was === null && !path.endsWith('Micrograms') && isNew(path)) return say.added(label, shown(path, now))
  if (now === null && isNew(path)) return say.removed(label, shown(path, was))
  return say.change(label, shown(path, was), shown(path, now))
}

/** A line of a ladder or of the medicines can come and go; every other line is always there. */
const isNew = (path: string): boolean => path.includes('.ladder.') || path.startsWith('medicineAlerts.')

const GROUPS: Record<string, string> = say.groups
const DRUG_LINES: Record<string, string> = say.drugLines
const OTHER_LINES: Record<string, string> = say.otherLines

function labelOf(path: string): string {
  const [head = '', second = '', ...rest] = path.split('.')
  if (head === 'drugs') {
    const drug = second === 'methadone' ? say.drugs.methadone : say.drugs.buprenorphine
    return `${drug}, ${drugLabel(rest)}`
  }
  if (head === 'medicineAlerts') {
    const part = rest.at(-1) ?? ''
    const medicine = [second, ...rest.slice(0, -1)].join('.')
    return `${medicine}, ${say.alerts.parts[part] ?? part}`
  }
  if (path === 'othersSource') return `${say.groups.others}, ${say.sourceLabel}`
  if (second === 'source') return `${GROUPS[head] ?? head}, ${say.sourceLabel}`
  return OTHER_LINES[path] ?? path
}

function drugLabel([first = '', ...rest]: string[]): string {
  if (first === 'ladder') {
    const [day = '', ...parts] = rest
    const part = parts.at(-1) ?? ''
    return `${say.ladder.line(day)}, ${say.ladder.parts[part] ?? part}`
  }
  if (first === 'source') return `${say.groups.limits}, ${say.sourceLabel}`
  if (rest[0] === 'source') return `${GROUPS[first] ?? first}, ${say.sourceLabel}`
  return DRUG_LINES[[first, ...rest].join('.')] ?? first
}

const VERDICTS: Record<string, string> = words.setup.rules.verdicts
const LEVELS: Record<string, string> = say.alerts.levels

function shown(path: string, value: PackValue): string {
  if (value === null) return say.empty
  if (typeof value === 'boolean') return value ? say.yes : say.no
  if (typeof value === 'number') return /micrograms$/i.test(path) ? amount(value) : number(value)
  if (path.endsWith('.verdict')) return VERDICTS[value] ?? value
  if (path.endsWith('.level')) return LEVELS[value] ?? value
  return `“${value}”`
}
