import { type DrugKey, drugKeys } from '../ui/pack-in-words.ts'
import { words } from '../words/index.ts'

/** How a value is typed: milligrams, a whole number, a tick, or words. */
export type LineKind = 'amount' | 'number' | 'flag' | 'text'

export interface RuleLine {
  path: string
  label: string
  kind: LineKind
  /** Empty is an answer of its own. */
  nullable: boolean
}

export interface RuleGroup {
  key: string
  title: string
  lines: RuleLine[]
  sourcePath: string
}

const NULLABLE = new Set([
  'firstDayBlockMicrograms',
  'secondDayWarnMicrograms',
  'induction.cowsAtLeast',
  'vomiting.repeatWithinMinutes',
  'dropoutDays',
])
const FLAGS = new Set(['telephoneOrders.allowed', 'takeHome.allowed', 'takeHome.countsAsObserved'])

function lineOf(path: string, label: string, under: string): RuleLine {
  const kind = FLAGS.has(path)
    ? 'flag'
    : path === 'name'
      ? 'text'
      : path.endsWith('Micrograms')
        ? 'amount'
        : 'number'
  return { path: under + path, label, kind, nullable: NULLABLE.has(path) }
}

/** The groups of one medicine; the ladder has a table of its own. */
export function drugGroups(drug: DrugKey): RuleGroup[] {
  const say = words.rules
  const under = `drugs.${drug}.`
  const all = Object.entries(say.drugLines)
  return (['limits', 'induction', 'vomiting', 'hoursBetweenDays'] as const).map((key) => ({
    key: `${under}${key}`,
    title: say.groups[key],
    sourcePath: key === 'limits' ? `${under}source` : `${under}${key}.source`,
    lines: all
      .filter(([path]) => (key === 'limits' ? !path.includes('.') : path.startsWith(`${key}.`)))
      .map(([path, label]) => lineOf(path, label, under)),
  }))
}

/** The groups that hold for both medicines. */
export function otherGroups(): RuleGroup[] {
  const say = words.rules
  const all = Object.entries(say.otherLines)
  const keys = ['telephoneOrders', 'takeHome', 'highRisk', 'pregnancy', 'detox', 'stock', 'others'] as const
  return keys.map((key) => ({
    key,
    title: say.groups[key],
    sourcePath: key === 'others' ? 'othersSource' : `${key}.source`,
    lines: all
      .filter(([path]) => (key === 'others' ? !path.includes('.') : path.startsWith(`${key}.`)))
      .map(([path, label]) => lineOf(path, label, '')),
  }))
}

export const allGroups = (): RuleGroup[] => [...drugKeys.flatMap(drugGroups), ...otherGroups()]

/** The id of the field that a path belongs to; a summary's line leads there. */
export const ruleFieldId = (path: string): string => `rule-${path.replaceAll('.', '-')}`
