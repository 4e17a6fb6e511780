import type { DrugRules, RulePackBody } from '../../shared/records/rule-pack.ts'
import { words } from '../words/index.ts'

export type DrugKey = keyof RulePackBody['drugs']
export const drugKeys: readonly DrugKey[] = ['buprenorphine', 'methadone']

/** A part of the rules as a nurse reads it: sentences, and where they come from. */
export interface ReadPart {
  key: string
  title: string
  sentences: string[]
  source: string
}

const say = words.rules.read
const { groups } = words.rules

/** Of one medicine, beside its ladder. */
export function drugParts(drug: DrugKey, rules: DrugRules): ReadPart[] {
  const { induction, vomiting, hoursBetweenDays } = rules
  const { firstDayBlockMicrograms: block, secondDayWarnMicrograms: second } = rules
  return [
    {
      key: `${drug} limits`,
      title: groups.limits,
      source: rules.source,
      sentences: [
        ...(block === null ? [] : [say.block(block)]),
        say.warnFirst(rules.firstDayWarnMicrograms),
        ...(second === null ? [] : [say.warnSecond(second)]),
        say.range(rules.warnBelowMicrograms, rules.warnAboveMicrograms),
        say.rise(rules.leastDaysBetweenIncreases, rules.greatestRiseAWeekMicrograms),
        ...(rules.mouthCheckMinutes > 0 ? [say.mouth(rules.mouthCheckMinutes)] : []),
        say.incident(rules.observeMinutesAfterIncident),
      ],
    },
    {
      key: `${drug} induction`,
      title: groups.induction,
      source: induction.source,
      sentences: [
        ...(induction.cowsAtLeast === null ? [] : [say.cows(induction.cowsAtLeast)]),
        ...(induction.hoursAfterHeroin + induction.hoursAfterMethadone > 0
          ? [say.after(induction.hoursAfterHeroin, induction.hoursAfterMethadone)]
          : []),
        ...(induction.observeMinutes > 0 ? [say.observe(induction.observeMinutes)] : []),
        say.valid(induction.validMinutes),
      ],
    },
    {
      key: `${drug} vomiting`,
      title: groups.vomiting,
      source: vomiting.source,
      sentences: [
        vomiting.repeatWithinMinutes === null
          ? say.noRepeat
          : say.repeat(vomiting.repeatWithinMinutes, vomiting.mostPercent),
      ],
    },
    {
      key: `${drug} between`,
      title: groups.hoursBetweenDays,
      source: hoursBetweenDays.source,
      sentences: [say.between(hoursBetweenDays.hours)],
    },
  ]
}

/** What holds for both medicines. */
export function otherParts(body: RulePackBody): ReadPart[] {
  const { telephoneOrders: telephone, takeHome, highRisk, stock, pregnancy, detox } = body
  return [
    {
      key: 'telephoneOrders',
      title: groups.telephoneOrders,
      source: telephone.source,
      sentences: [say.telephone(telephone.allowed, telephone.endAfterHours, telephone.bridgeDays)],
    },
    {
      key: 'takeHome',
      title: groups.takeHome,
      source: takeHome.source,
      sentences: takeHome.allowed
        ? [
            say.takeHome(takeHome.mostDays, takeHome.leastDaysInTreatment, takeHome.mostMissedLast28),
            say.observed(takeHome.countsAsObserved),
          ]
        : [say.noTakeHome],
    },
    {
      key: 'highRisk',
      title: groups.highRisk,
      source: highRisk.source,
      sentences: [say.highRisk(highRisk.days, highRisk.afterGapDays)],
    },
    {
      key: 'pregnancy',
      title: groups.pregnancy,
      source: pregnancy.source,
      sentences: [say.pregnancy(pregnancy.askEveryDays)],
    },
    {
      key: 'detox',
      title: groups.detox,
      source: detox.source,
      sentences: [
        say.detoxCheck(detox.slowBreathsBelow, detox.checkGoodDays),
        say.detoxRanges(detox),
        say.detoxLong(detox.longAfterDays),
      ],
    },
    {
      key: 'stock',
      title: groups.stock,
      source: stock.source,
      sentences: [
        say.expiry(stock.expiryWarnDays),
        say.reorder(stock.reorderDays),
        say.tolerance(stock.liquidTolerancePerMille, stock.liquidToleranceSumPerMille),
      ],
    },
    {
      key: 'others',
      title: groups.others,
      source: body.othersSource,
      sentences: [
        say.warnDays(body.warnDaysBeforeOrderEnds),
        say.notice(body.changedDoseNoticeVisits),
        say.early(body.earlyTreatmentDays, body.daysAfterIncrease),
        say.dropout(body.dropoutDays),
      ],
    },
  ]
}
