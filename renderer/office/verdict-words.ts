import type { FileVerdict } from '../../shared/contract/office.ts'
import { words } from '../words/index.ts'

const say = words.office.verdict

type Marked = 'good' | 'warn' | 'quiet' | 'stop'

/** Taken in; taken in, but look; nothing new; refused. */
export function toneOf({
  outcome,
  missing,
  lostLines,
}: Pick<FileVerdict, 'outcome' | 'missing' | 'lostLines'>): Marked {
  if (outcome === 'good') return missing || lostLines ? 'warn' : 'good'
  return outcome === 'same' || outcome === 'older' ? 'quiet' : 'stop'
}

export const outcomeSentence = (outcome: string): string =>
  (say.outcomes as Readonly<Record<string, string>>)[outcome] ?? say.outcomes.damaged

/** What there is to say of one file. */
export function verdictSentences(verdict: FileVerdict): string[] {
  const { outcome, continues, missing, lostLines } = verdict
  if (outcome !== 'good') return [outcomeSentence(outcome)]
  return [
    continues ? say.continues[continues] : say.outcomes.good,
    ...(missing ? [say.missing(missing.from, missing.to)] : []),
    ...(lostLines ? [say.lost(lostLines)] : []),
  ]
}
