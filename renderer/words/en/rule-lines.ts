/**
 * Every single line of the rules that can be edited: its label beside the field and in the list of changes. A path
 * below `drugs.X` holds for both medicines.
 */
export const drugLines = {
  firstDayBlockMicrograms: 'First day: more than this is refused (empty: nothing is refused)',
  firstDayWarnMicrograms: 'First day: more than this warns',
  secondDayWarnMicrograms: 'Second day: more than this warns (empty: no warning)',
  warnBelowMicrograms: 'Maintenance below this warns',
  warnAboveMicrograms: 'Any day above this warns',
  leastDaysBetweenIncreases: 'Days between two increases, at least',
  greatestRiseAWeekMicrograms: 'Rise within seven days, at most',
  mouthCheckMinutes: 'Minutes until the mouth is checked',
  observeMinutesAfterIncident: 'Minutes to observe after a dosing incident',
  'induction.cowsAtLeast': 'Least COWS before a first dose (empty: none asked)',
  'induction.hoursAfterHeroin': 'Least hours after heroin or another short opioid',
  'induction.hoursAfterMethadone': 'Least hours after methadone or another long opioid',
  'induction.observeMinutes': 'Minutes to observe after a first dose',
  'induction.validMinutes': 'Minutes that what was asked stays good',
  'vomiting.repeatWithinMinutes': 'Vomited within so many minutes may be repeated (empty: never)',
  'vomiting.mostPercent': 'Per cent of the dose to repeat, at most',
  'hoursBetweenDays.hours': 'Least hours between the doses of two days',
} as const

export const otherLines = {
  name: 'Name of these rules',
  'telephoneOrders.allowed': 'A nurse may take orders by telephone',
  'telephoneOrders.endAfterHours': 'Hours after which an order by telephone ends',
  'telephoneOrders.bridgeDays': 'Days that an ended order may run on',
  'takeHome.allowed': 'Take-home doses are allowed',
  'takeHome.mostDays': 'Days carried home at one time, at most',
  'takeHome.leastDaysInTreatment': 'Days in treatment before the first, at least',
  'takeHome.mostMissedLast28': 'Doses missed in the last 28 days, at most',
  'takeHome.countsAsObserved': 'A day carried home counts as a day with drug',
  'highRisk.days': 'Days that kit and talk are asked for',
  'highRisk.afterGapDays': 'Asked again after so many days without drug',
  'stock.expiryWarnDays': 'Days before its expiry that a batch is announced',
  'stock.reorderDays': 'Days of stock left at which to order more',
  'stock.liquidTolerancePerMille': 'One count of a liquid may differ by (per thousand)',
  'stock.liquidToleranceSumPerMille': 'All counts of a month may differ by (per thousand)',
  'pregnancy.askEveryDays': 'Pregnancy is asked again after so many days',
  warnDaysBeforeOrderEnds: 'Days before its end that an order is announced',
  changedDoseNoticeVisits: 'Visits on which a changed dose says so',
  earlyTreatmentDays: 'First days of a treatment with stricter rules',
  daysAfterIncrease: 'Days after an increase with stricter rules',
  dropoutDays: 'Days without a dose that make a dropout (empty: the site’s own number)',
} as const

export const groupTitles = {
  limits: 'Amounts and times',
  induction: 'Before a first dose',
  vomiting: 'After vomiting',
  hoursBetweenDays: 'From one day to the next',
  telephoneOrders: 'Orders by telephone',
  takeHome: 'Take-home doses',
  highRisk: 'High risk: naloxone kit and talk',
  stock: 'Stock',
  pregnancy: 'Pregnancy',
  others: 'Notices, early treatment, dropout',
} as const
