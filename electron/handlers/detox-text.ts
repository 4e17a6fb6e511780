import { ChartBody, CheckAnswers, type DetoxChart } from '../../shared/records/detox.ts'
import type { CheckStored } from '../db/detox.ts'
import { unseal } from '../private-text.ts'
import type { Register } from '../register.ts'

/** What a chart says, opened. */
export function chartBody(register: Register, { id, detail }: DetoxChart): ChartBody {
  return ChartBody.parse(JSON.parse(unseal(register, 'detox_chart', 'detail', id, detail) ?? 'null'))
}

/** What was answered before an admission, opened. */
export function checkAnswers(register: Register, { id, detail }: CheckStored): CheckAnswers {
  return CheckAnswers.parse(JSON.parse(unseal(register, 'detox_check', 'detail', id, detail) ?? 'null'))
}
