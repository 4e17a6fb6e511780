import type { DoseNotice, DoseVerdict } from '../../shared/rules/dose-facts.ts'
import { refusalReasons } from '../../shared/rules/dose-refusal.ts'
import { amount, clinicDay, time } from '../words/format.ts'
import { sentence, words } from '../words/index.ts'

/** Why a verdict gives no dose, one sentence a reason. */
export function reasonSentences(verdict: DoseVerdict, timeZone: string): string[] {
  return refusalReasons(verdict).map(({ code, params }) => {
    const until = params.until
    return sentence({
      code,
      params: typeof until === 'number' ? { ...params, untilTime: time(until, timeZone) } : params,
    })
  })
}

/** Which notices are shown in the colour of a warning; the others are said quietly. */
const LOUD: ReadonlySet<DoseNotice['code']> = new Set([
  'changed_dose',
  'usual_if_sober',
  'lowered_by_ladder',
  'increase_held_back',
  'split_recomputed',
  'first_dose',
])

export function noticeWords(notice: DoseNotice, drug: string): { text: string; loud: boolean } {
  return { text: sayNotice(notice, drug), loud: LOUD.has(notice.code) }
}

function sayNotice(notice: DoseNotice, drug: string): string {
  const say = words.counter.notices
  switch (notice.code) {
    case 'changed_dose': {
      const [was, now, from] = [
        amount(notice.wasMicrograms),
        amount(notice.nowMicrograms),
        clinicDay(notice.from),
      ]
      return notice.wasDrug === drug
        ? say.changed_dose(was, now, from)
        : say.changed_drug(`${notice.wasDrug} ${was}`, `${drug} ${now}`, from)
    }
    case 'first_dose':
      return say.first_dose
    case 'order_ends_soon':
      return say.order_ends_soon(clinicDay(notice.endDay), notice.days)
    case 'early_treatment':
      return say.early_treatment(notice.day)
    case 'high_risk':
      return say.high_risk(clinicDay(notice.until))
    case 'days_without':
      return say.days_without(notice.days, notice.lastDoseDay && clinicDay(notice.lastDoseDay))
    case 'usual_if_sober':
      return say.usual_if_sober
    case 'lowered_by_ladder':
      return say.lowered_by_ladder(amount(notice.fromMicrograms), amount(notice.toMicrograms))
    case 'increase_held_back':
      return say.increase_held_back(amount(notice.fromMicrograms), amount(notice.toMicrograms))
    case 'split_recomputed':
      return say.split_recomputed
    case 'expiring_batch':
      return say.expiring_batch(notice.batchNumber, clinicDay(notice.expiryDay))
  }
}
