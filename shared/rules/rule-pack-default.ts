import type { RulePackBody } from '../records/rule-pack.ts'
import {
  startOfDetox,
  startOfDrug,
  startOfHighRisk,
  startOfMedicineAlerts,
  startOfOthersSource,
  startOfPregnancy,
  startOfStock,
  startOfTakeHome,
} from '../records/rule-pack-start.ts'

const signs = '[inference: the doctor signs or changes]'

/**
 * The pack that a new site starts from; nothing of it holds until the site's doctor has signed a version. Amounts
 * in micrograms as labelled. Every line says where it comes from; what no source at hand confirmed is marked
 * *[inference: the doctor signs or changes]* or *[common practice]*. It is no national form and must not be
 * called one.
 */
export const rulePackDefault: RulePackBody = {
  name: 'Starting rules',
  drugs: {
    buprenorphine: {
      ...startOfDrug.buprenorphine,
      ladder: [
        { fromDays: 1, verdict: 'usual', atMost: null, source: `Usual dose. ${signs}` },
        { fromDays: 2, verdict: 'usual_if_sober', atMost: null, source: `Usual dose if sober. ${signs}` },
        {
          fromDays: 3,
          verdict: 'telephone_order',
          atMost: null,
          source: `Nurse check and telephone order, or locked. Scotland and a Canadian clinic also stop at 3. ${signs}`,
        },
        {
          fromDays: 4,
          verdict: 'doctor',
          atMost: { percent: 50, micrograms: null },
          source: `Doctor sees the client; half the dose. ${signs}`,
        },
        {
          fromDays: 5,
          verdict: 'new_induction',
          atMost: null,
          source: `Order suspended: new induction. ${signs}`,
        },
      ],
      firstDayBlockMicrograms: null,
      firstDayWarnMicrograms: 8000,
      secondDayWarnMicrograms: 16_000,
      warnAboveMicrograms: 24_000,
      warnBelowMicrograms: 4000,
      leastDaysBetweenIncreases: 1,
      greatestRiseAWeekMicrograms: 12_000,
      mouthCheckMinutes: 10,
      observeMinutesAfterIncident: 180,
      source:
        'Day 1 ceiling 8–12 mg, day 2 16 mg, range 4–24 mg: US teaching material. About 10 minutes under the ' +
        `tongue. Days between increases, rise a week, observation after an incident: ${signs}`,
    },
    methadone: {
      ...startOfDrug.methadone,
      ladder: [
        { fromDays: 1, verdict: 'usual', atMost: null, source: 'Usual dose. Australian government table' },
        {
          fromDays: 2,
          verdict: 'usual_if_sober',
          atMost: null,
          source:
            'Usual dose if sober. Australian government table; New Zealand tells the prescriber from here',
        },
        {
          fromDays: 3,
          verdict: 'telephone_order',
          atMost: { percent: 50, micrograms: null },
          source:
            'Prescriber; half the dose. Australian government table; Scotland and a Canadian clinic stop here',
        },
        {
          fromDays: 4,
          verdict: 'doctor',
          atMost: { percent: 50, micrograms: 40_000 },
          source: 'Doctor sees the client; 40 mg or half, the lower. Australian government table',
        },
        {
          fromDays: 5,
          verdict: 'new_induction',
          atMost: null,
          source: 'Order suspended: new induction. Australian government table',
        },
      ],
      firstDayBlockMicrograms: 30_000,
      firstDayWarnMicrograms: 20_000,
      secondDayWarnMicrograms: null,
      warnAboveMicrograms: 120_000,
      warnBelowMicrograms: 20_000,
      leastDaysBetweenIncreases: 3,
      greatestRiseAWeekMicrograms: 20_000,
      mouthCheckMinutes: 0,
      observeMinutesAfterIncident: 180,
      source:
        'First day usually at most 20 mg, never above 30 mg, observe 2–3 hours: WHO. Liquid is swallowed and spoken ' +
        `after. Days between increases, rise a week, lowest maintenance: ${signs}`,
    },
  },
  telephoneOrders: {
    allowed: false,
    endAfterHours: 72,
    bridgeDays: 3,
    source: `Only where the site's law allows; ends in 72 hours, a bridge runs 3 days. ${signs}`,
  },
  warnDaysBeforeOrderEnds: 7,
  changedDoseNoticeVisits: 3,
  earlyTreatmentDays: 14,
  daysAfterIncrease: 7,
  othersSource: startOfOthersSource,
  dropoutDays: null,
  takeHome: startOfTakeHome,
  highRisk: startOfHighRisk,
  stock: startOfStock,
  pregnancy: startOfPregnancy,
  detox: startOfDetox,
  medicineAlerts: startOfMedicineAlerts,
}
