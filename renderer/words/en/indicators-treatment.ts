import type { IndicatorWords } from './indicators.ts'

const inTreatment = 'Clients who were active on any day of the period.'
const cohort = (months: number): IndicatorWords => ({
  title: `Still on OST after ${months} months`,
  counts: `Of those below, the clients who were active on the day ${months} calendar months after their treatment was opened, whether or not they had been away in between.`,
  of: `Treatments whose day ${months} months after the opening falls into the period and is over. Brought-over clients are left out, for their true beginning is not known.`,
  source: 'Cohort retention; Manipur and Nagaland had 72.8, 63.3, 56.8 and 50.8 % at 3, 6, 9 and 12 months.',
})

export const treatmentIndicators: Readonly<Record<string, IndicatorWords>> = {
  on_ost: {
    title: 'On OST on the last day',
    counts: 'Clients active at the end who have had at least one dose in that treatment.',
    source: 'After the UNAIDS numerator: people on opioid agonist therapy at a date.',
  },
  ever: {
    title: 'Ever enrolled',
    counts: 'Clients for whom substitution treatment was opened here at any time up to the last day.',
  },
  dosed: {
    title: 'Had at least one dose',
    counts: 'Of those below, the clients with at least one dose swallowed or carried home in the period.',
    of: inTreatment,
  },
  not_dosed: {
    title: 'Had no dose',
    counts: 'Of those below, the clients without any dose in the period.',
    of: inTreatment,
  },
  switched_drug: {
    title: 'Changed medicine',
    counts: 'Of those below, the clients who had doses of two medicines within the period.',
    of: 'Clients active on any day of the period who had at least one dose.',
  },
  dosed_after_death: {
    title: 'Doses after a recorded death',
    counts:
      'Doses recorded on a day after the client’s recorded day of death. They stand in the counts above as they stand in the register: look at each.',
  },
  dosed_after_closing: {
    title: 'Doses outside any treatment',
    counts: 'Doses recorded on a day on which the client had no treatment open here. Look at each.',
  },
  retained_6_months: {
    title: 'Held for six months or more',
    counts:
      'Of those below, the clients whose treatment had run for at least six months without a dropout at any point of the period.',
    of: inTreatment,
    source:
      'After PEPFAR’s KP_MAT. Brought-over clients are reckoned from the day on which the register took them over.',
  },
  cohort_3_months: cohort(3),
  cohort_6_months: cohort(6),
  cohort_9_months: cohort(9),
  cohort_12_months: cohort(12),

  doses_due: {
    title: 'Doses due',
    counts:
      'Slots of dose orders on days when the site was open, of clients who were not away; guests are left out.',
  },
  dose_outcome: {
    title: 'What became of the doses due',
    counts: 'Doses due, by what became of each.',
    of: 'All doses due.',
  },
  dose_not_due: {
    title: 'Doses and visits that were not due',
    counts:
      'Slots that no order had due that day: came without an order, away, dosed by another site, carried for a day on which the site was closed.',
  },
  mean_dose: {
    title: 'Mean dose',
    counts: 'All that was swallowed or carried, as labelled, of each medicine.',
    of: 'Slots of which something was swallowed or carried.',
  },
  adequate_dose: {
    title: 'Adequate dose',
    counts:
      'Of those below, the clients on more than 60 mg of methadone, or on 12 mg of buprenorphine or more, on their last day with a dose.',
    of: 'Clients with a dose of this medicine on their last day with a dose in the period.',
    source:
      'UNAIDS indicator registry. Means in India are lower: read the distribution beside it. No rule for prescribing.',
  },
  last_dose: {
    title: 'Distribution of doses',
    counts: 'Clients by the whole amount of their last day with a dose in the period.',
  },
  take_home_given: {
    title: 'Doses handed over to carry home',
    counts: 'Doses by the day on which they were handed over, whatever day they are for.',
  },
  take_home_returned: {
    title: 'Of these, brought back',
    counts: 'Of those below, the doses that were brought back unused since.',
    of: 'Doses handed over in the period.',
  },
  take_home_clients: {
    title: 'Clients who carried doses home',
    counts: 'Clients to whom at least one dose was handed over in the period.',
  },
  guest_doses: {
    title: 'Doses to guests of other sites',
    counts: 'Doses given here from dose passports. The guests’ own sites count them as their clients.',
  },
}
