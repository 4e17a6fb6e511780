import type { OrderStanding, OrderView } from '../../../shared/contract/orders.ts'
import type { IncidentToReview } from '../../../shared/contract/work-list.ts'
import type { OrderKind } from '../../../shared/records/dose-order.ts'
import { amountInWords } from '../amount-words.ts'
import { amount, clinicDay, counted, listed, number } from '../format.ts'

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const kinds = {
  induction: 'Induction',
  titration: 'Titration',
  maintenance: 'Maintenance',
  taper: 'Taper',
  re_induction: 'New induction after a gap',
} satisfies Record<OrderKind, string>

const standings = {
  unsigned: 'Waits for the bring-over list to be signed',
  not_begun: 'Not begun',
  in_force: 'In force',
  ended: 'Ended',
  superseded: 'Replaced',
  stopped: 'Stopped',
} satisfies Record<OrderStanding, string>

/** `8 mg`, on more than one dose a day `4 mg + 4 mg`. */
const dayAmounts = (amounts: readonly number[]): string => amounts.map(amount).join(' + ')

export const orders = {
  kinds,
  standings,
  dayAmounts,
  inWords: amountInWords,
  every: { 1: 'every day', 2: 'every second day' } as const,
  via: {
    doctor: (by: string) => `Ordered by ${by}`,
    telephone: (by: string, writer: string) => `By telephone from ${by}, typed by ${writer}`,
    bridge: (by: string, writer: string) => `Bridge in the name of ${by}, typed by ${writer}`,
    passport: (by: string) => `By dose passport, taken in by ${by}`,
    brought_over: (by: string) => `Brought over from paper, ordered by ${by}`,
  },
  days: (from: string, to: string) => `${clinicDay(from)} to ${clinicDay(to)}`,
  stepDays: (days: number | null, advance: 'swallowed' | 'date') =>
    days === null
      ? 'until the order ends'
      : advance === 'swallowed'
        ? `until swallowed on ${counted(days, 'day', 'days')}`
        : `for ${counted(days, 'day', 'days')}`,
  swallowed: (days: number) => `swallowed on ${counted(days, 'day', 'days')} so far`,
  stepNow: 'now',
  leastHours: (slot: number, hours: number) =>
    `Dose ${slot}: at least ${counted(hours, 'hour', 'hours')} after the dose before`,
  takeHome: (days: number) =>
    days === 0 ? 'No take-home doses' : `Up to ${counted(days, 'take-home day', 'take-home days')}`,

  list: {
    title: 'Orders',
    lead: 'What waits for the doctor.',
    nothing: 'Nothing waits for the doctor.',
    dayFirst: 'Open the clinic day to see who is sent to the doctor today.',
    columns: { client: 'Client', what: 'What', since: 'Since', act: 'To do' },
    client: (registerNumber: number) => `No. ${number(registerNumber)}`,
    noName: 'restricted record',
    deaths: 'Deaths to decide on',
    medicines: 'New medicines: review the dose',
    incidents: 'Dosing incidents to review',
    toSign: 'Telephone orders to sign',
    locked: 'Sent to the doctor today',
    held: 'Held',
    ending: 'Orders that end soon',
    open: 'Orders of this client',
    newOrder: 'New order',
    decide: 'Decide',
    decideOn: (registerNumber: number) => `Decide on number ${number(registerNumber)}`,
    sign: 'Sign',
    review: 'Review',
    release: 'Release',
    endsIn: (days: number, day: string) =>
      days === 0
        ? `Ends today, ${clinicDay(day)}`
        : `Ends in ${counted(days, 'day', 'days')}, on ${clinicDay(day)}`,
    overdue: 'Overdue',
    rules: 'Rules of this clinic',
  },
  decide: {
    title: (registerNumber: number, called: string) => `No. ${number(registerNumber)} ${called}`.trim(),
    question: 'What is decided?',
    again: 'Something else',
    choices: {
      resume: 'Resume: the ordered dose goes on',
      lower: 'Lower: go on with less',
      induce: 'New induction',
      hold: 'Hold: no dose until you release it',
      close: 'Close the episode',
      other: 'Write another order, on its own page',
    },
    lastOrder: (dose: string, kind: string, until: string) =>
      `Last order: ${dose}, ${kind.toLowerCase()}, until ${clinicDay(until)}.`,
    noOrder: 'There is no order to go on with.',
    lastDose: (micrograms: number, day: string, days: number | null) =>
      `Last dose: ${amount(micrograms)} on ${clinicDay(day)}${days === null ? '' : `; ${counted(days, 'day', 'days')} without`}.`,
    noDose: 'No dose is known of.',
    atMost: (micrograms: number) => `The rules allow at most ${amount(micrograms)} after these days.`,
    dose: (slot: number, slots: number, ordered: string) =>
      slots === 1 ? `Dose a day (was ${ordered})` : `Dose ${slot} of the day (was ${ordered})`,
    doseAlone: 'Dose a day',
    typeIt: 'Type the dose: it is not copied.',
    days: 'For how many days',
    reason: 'Why',
    save: { resume: 'Resume with this order', lower: 'Lower with this order', induce: 'Order the induction' },
    closeWhy: 'Why does the treatment end?',
    closeNote: 'Note',
    closeSave: 'Close the episode',
    closeLead:
      'From now on no dose is given. A death is written down on the client’s page, where it is confirmed.',
  },
  incidentKinds: {
    wrong_amount: 'Wrong amount',
    wrong_client: 'Wrong client',
    wrong_drug: 'Wrong medicine',
    given_twice: 'Given twice',
    recorded_wrongly: 'Written down wrongly',
    interrupted: 'Cut short',
    other: 'Something else',
  } satisfies Record<IncidentToReview['kind'], string>,
  incident: ({
    orderedMicrograms,
    amountTakenMicrograms: taken,
    swallowed,
    doctorCalled,
  }: IncidentToReview) =>
    [
      `${amount(orderedMicrograms)} was to be given`,
      swallowed === 'unsure'
        ? 'nobody is sure what was swallowed'
        : taken === null
          ? 'nobody knows how much was swallowed'
          : `${amount(taken)} was swallowed`,
      doctorCalled ? 'the doctor was called' : 'the doctor was not called',
    ].join(', '),
  holdKinds: {
    doctor: 'Held for the doctor',
    incident: 'Held after a dosing incident',
    overdose: 'Held after an overdose',
    safety: 'Speak to the doctor before dosing',
    death: 'Death reported',
    pregnancy: 'Pregnant: the doctor decides',
    diversion: 'Held after a suspected diversion',
  },

  client: {
    title: 'Dose orders',
    none: 'No order was written yet.',
    noneNow: 'No order holds today.',
    now: 'The order today',
    coming: 'Waits for its day',
    earlier: 'Earlier orders',
    noEarlier: 'There are no earlier orders.',
    columns: { days: 'Days', dose: 'Dose', kind: 'Kind', by: 'Ordered', state: 'State' },
    newOrder: 'New order',
    telephone: 'Order by telephone',
    bridge: 'Run on for some days',
    stop: 'Stop this order',
    hold: 'Hold the dose',
    holds: 'Holds',
    noHold: 'No hold: the order decides.',
    release: 'Release',
    ended: (reason: string, by: string, at: string) => `Stopped by ${by}, ${at}: ${reason}`,
    signed: (by: string, at: string) => `Signed by ${by}, ${at}`,
    waits: {
      no: '',
      for_signature: 'Waits for the doctor’s signature',
      overdue: 'The doctor’s signature is overdue',
    },
    sign: 'Sign',
    reason: (text: string) => `Reason: ${text}`,
    dayFirst: 'Open the clinic day to write an order.',
  },

  form: {
    title: 'New order',
    telephoneTitle: 'Order by telephone',
    lead: 'The amount starts empty: it comes from your decision, never from the last order.',
    telephoneLead:
      'Type it while the doctor speaks, then read it back. Never above the last dose; it ends within three days and waits for the doctor’s signature.',
    doctor: 'Doctor on the telephone',
    chooseDoctor: 'Choose the doctor',
    calledAt: 'Time of the call (today)',
    calledAtHow: 'Such as 09:40',
    drug: 'Medicine',
    kind: 'Kind of order',
    startDay: 'First day',
    days: 'For how many days',
    until: (day: string) => `Until ${clinicDay(day)}`,
    every: 'How often',
    slots: 'Doses a day',
    slotCount: (count: number) => capital(counted(count, 'dose', 'doses')),
    leastHours: 'Least hours after the dose before',
    plan: 'Amounts',
    flat: 'One amount, the same every day',
    steps: 'Steps',
    amount: (slot: number, slots: number) => (slots === 1 ? 'Dose' : `Dose ${slot} of the day`),
    step: (place: number) => `Step ${place}`,
    stepDays: 'Days of this step',
    stepHow: {
      swallowed: 'The next step comes only after this one was swallowed on so many days.',
      date: 'The next step comes after so many days, come or not.',
    },
    last: 'The last step lasts until the order ends.',
    addStep: 'Add a step',
    removeStep: (place: number) => `Remove step ${place}`,
    takeHome: 'Take-home days at most',
    reason: 'Reason',
    reasonHow: 'In your own words, without names.',
    makes: (lines: string) => lines,
    nearest: 'Nearest amounts that the shelf makes:',
    dayTotal: (micrograms: number) => `${amount(micrograms)} a day`,
    save: 'Save the order',
    warnings: 'Look again before saving',
    warningReason: 'Why it is right all the same',
    again: 'Type the dose once more',
    againHighest: 'Type the highest dose of a day once more',
    saveWarned: 'Save with this reason',
    readBack: 'I read this back to the doctor, and the doctor said yes:',
    saved: (registerNumber: number) => `The order of client ${number(registerNumber)} is saved.`,
    lastOrder: 'Last order, to compare',
    noLast: 'There is no earlier order.',
    lastDose: 'Last dose',
    lastDoseOn: (micrograms: number, day: string) => `${amount(micrograms)} on ${clinicDay(day)}`,
    noDose: 'No dose is known of.',
    kindHow: {
      induction: 'The first days of a treatment',
      titration: 'Finding the dose',
      maintenance: 'The dose that holds',
      taper: 'Going down, by date',
      re_induction: 'Beginning again after days without',
    } satisfies Record<OrderKind, string>,
  },
  readBack: (order: {
    drug: string
    amounts: readonly number[]
    everyDays: 1 | 2
    from: string
    to: string
  }) =>
    `${order.drug}, ${listed(order.amounts.map((each) => `${amount(each)} (${amountInWords(each)})`))}, ${orders.every[order.everyDays]}, ${clinicDay(order.from)} to ${clinicDay(order.to)}`,

  stop: {
    title: 'Stop this order',
    lead: 'From now on no dose is given from it. Only a new order gives one again.',
    reason: 'Why?',
    save: 'Stop the order',
  },
  hold: {
    title: 'Hold the dose',
    lead: 'No dose is given until a doctor releases it.',
    kind: 'What for?',
    kinds: { doctor: 'The doctor sees the client first', overdose: 'An overdose happened' },
    reason: 'What was seen or said',
    save: 'Hold',
  },
  release: {
    title: 'Release the hold',
    lead: 'From now on the order decides again.',
    incidentTitle: 'Review of the dosing incident',
    incidentLead: 'Say what was found and what follows. It releases the hold.',
    reason: 'What was found',
    save: 'Release',
  },
  bridge: {
    title: 'Run the ended order on',
    lead: (dose: string, until: string) => `${dose}, until ${clinicDay(until)}, as it was before.`,
    doctor: 'Doctor who agreed',
    reason: 'Why the doctor cannot write a new order today',
    readBack: 'I read the medicine, the dose and the last day to the doctor, and the doctor said yes.',
    save: 'Run on',
  },
  sign: {
    title: 'Sign this order',
    lead: (order: Pick<OrderView, 'drug' | 'startDay' | 'endDay'>, dose: string, client: string) =>
      `${client}: ${order.drug}, ${dose}, ${clinicDay(order.startDay)} to ${clinicDay(order.endDay)}.`,
  },
} as const
