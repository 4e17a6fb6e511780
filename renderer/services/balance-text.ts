import type { ServiceCount } from '../../shared/contract/services.ts'
import { needleBalance } from '../../shared/rules/service-counts.ts'
import { words } from '../words/index.ts'

/** What went out and came back, in words; more back than out is explained, never refused. */
export function balanceWords(out: number, back: number): string {
  const say = words.services.balance
  switch (needleBalance(out, back)) {
    case 'none':
      return ''
    case 'all_out':
      return say.all_out(out)
    case 'some_back':
      return say.some_back(out, back)
    case 'more_back':
      return say.more_back(out, back)
  }
}

export function balanceText(rows: readonly ServiceCount[]): string {
  const pieces = (kind: ServiceCount['kind']) => rows.find((row) => row.kind === kind)?.quantity ?? 0
  return balanceWords(pieces('needles_out'), pieces('needles_in'))
}
