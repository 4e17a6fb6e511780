import type { DoseNotice, DoseVerdict } from '../../shared/rules/dose-facts.ts'
import { refusalReasons } from '../../shared/rules/dose-refusal.ts'
import { amount, clinicDay, time } from '../words/format.ts'
import { sentence, words } from '../words/index.ts'

/** Why a verdict gives no dose, one sentence a reason. */
export function reasonSentences(verdict: DoseVerdict, timeZone: string): string[] {
  return refusalReasons(verdict).map(({ code, params }) => {
    const { until, at } = params
    const times = {
      ...(typeof until === 'number' && { untilTime: time(until, timeZone) }),
      ...(typeof at === 'number' && { atTime: time(at, timeZone) }),
    }
    return sentence({ code, params: { ...params, ...times } })
  })
}

/** Which notices are shown in the colour of a warning; the others are said quietly. */
const LOUD: ReadonlySet<DoseNotice['code']> = new Set([
  'new_medicine',
  'dosing_there_unknown',
  'changed_dose',
  'usual_if_sober',
  'lowered_by_ladder',
  'increase_held_back',
  'split_recomputed',
  'first_dose',
  'dose_again',
  'diversion_suspected',
  'diversion_confirmed',
  'passport_days_unknown',
  'ask_office',
])

export function noticeWords(notice: DoseNotice, drug: string): { text: string; loud: boolean } {
  const loud = LOUD.has(notice.code) || (notice.code === 'high_risk' && !notice.answered)
  return { text: sayNotice(notice, drug), loud }
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
    case 'dose_again':
      return words.counterEvents.notices.dose_again(notice.lost, amount(notice.ofMicrograms))
    case 'diversion_suspected':
    case 'diversion_confirmed':
      return words.counterEvents.notices[notice.code](clinicDay(notice.day))
    case 'ask_office':
      return sentence({ code: notice.code, params: { case: notice.caseNumber } })
    case 'order_ends_soon':
      return say.order_ends_soon(clinicDay(notice.endDay), notice.days)
    case 'early_treatment':
      return say.early_treatment(notice.day)
    case 'high_risk':
      return (notice.answered ? say.high_risk_answered : say.high_risk)(notice.cause, clinicDay(notice.until))
    case 'new_medicine':
      return say.new_medicine
    case 'dosing_there_unknown':
      return say.dosing_there_unknown(notice.kind)
    case 'pregnant':
      return say.pregnant(clinicDay(notice.day))
    case 'pregnancy_ask':
      return say.pregnancy_ask
    case 'days_without':
      return say.days_without(notice.days, notice.lastDoseDay && clinicDay(notice.lastDoseDay))
    case 'usual_if_sober':
      return say.usual_if_sober
    case 'lowered_by_ladder':
      return say.lowered_by_ladder(amount(notice.fromMicrograms), amount(notice.toMicrograms))
    case 'increase_held_back':
      return say.increase_held_back(amount(notice.fromMicrograms), amount(notice.toMicrograms))
    case 'passport_days_unknown':
      return sentence({ code: notice.code, params: { days: notice.days } })
    case 'split_recomputed':
      return say.split_recomputed
    case 'expiring_batch':
      return say.expiring_batch(notice.batchNumber, clinicDay(notice.expiryDay))
  }
}
