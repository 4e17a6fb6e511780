import { amount, counted, number } from '../format.ts'
import type { ReasonWords } from '../types.ts'

/** First run: a new site, step by step. */
export const setup = {
  welcome: {
    title: 'A new register',
    lead: 'There is no register on this computer yet. Setting one up takes about fifteen minutes. Please have ready:',
    ready: [
      'the file office-card.json, which the regional office gave you, and a telephone to reach the office',
      'two people who will open the register in the morning, with pen and paper',
      'the doctor, who signs the rules for missed doses (not in a drop-in centre)',
    ],
    begin: 'Set up a new site',
    office: 'Set up a regional office',
  },
  title: 'A new site',
  officeTitle: 'A regional office',
  progress: 'Steps',
  remove: 'Remove',
  stepOf: (step: number, all: number) => `Step ${step} of ${all}`,
  mend: 'Please look at this first',
  steps: {
    kind: 'Kind of site',
    site: 'The site',
    products: 'Medicines',
    staff: 'People',
    keyholders: 'Keyholders',
    office: 'Regional office',
    rules: 'Rules',
    summary: 'Look over',
  },
  /** What an office’s steps are called otherwise. */
  officeSteps: { site: 'The office', office: 'Keys of the office' },
  kind: {
    lead: 'What kind of place is this?',
    kinds: {
      ost_centre: 'OST centre: daily doses at the counter, counselling',
      treatment_centre: 'Treatment centre: detoxification or rehabilitation, with or without doses',
      drop_in_centre: 'Drop-in centre: services and counselling, no doses',
    },
  },
  site: {
    code: 'Site code',
    codeHow: 'Two to twelve capital letters and digits, as the office calls you: AZL01',
    number: 'Site number',
    numberHow: 'One to 9999, from the office; it stands on every card',
    name: 'Name of the site',
    district: 'District',
    country: 'Country',
    timeZone: 'Time zone',
    choose: 'Choose',
    weekly: 'Closed every week on',
    weekdays: {
      1: 'Monday',
      2: 'Tuesday',
      3: 'Wednesday',
      4: 'Thursday',
      5: 'Friday',
      6: 'Saturday',
      7: 'Sunday',
    },
    dropout: 'A client counts as dropped out after',
    dropoutHow:
      'Days in a row without a dose; 60 unless your programme says otherwise. It is printed on every report.',
    holidays: 'Holidays',
    holidaysHow:
      'Days on which the clinic is closed. Nobody is missed on them. You can leave this for later.',
    holiday: 'Date',
    holidayName: 'Name',
    addHoliday: 'Add a holiday',
    remove: (what: string) => `Remove ${what}`,
    nth: (index: number) => `line ${index + 1}`,
    nthHoliday: (index: number) => `Holiday ${index + 1}`,
  },
  officeSite: {
    lead: 'A regional office takes in the backups of its sites, adds them up, and sends receipts. It sees register numbers and counts, and no name.',
    name: 'Name of the office',
    place: 'Town or district',
    code: 'Short code of the office',
    codeHow: 'Two to twelve capital letters and digits: OFFICE, or RPO01. Its own backups bear it.',
  },
  officeStaff:
    'Who works at this office? Everybody gets a PIN of six digits and types it twice; nobody else should look. A manager and at least one person of the office are needed; more can be added later.',
  officeKeys: {
    lead: 'Each site seals its backups to this office’s keys. The everyday key opens counts and doses and is kept here, encrypted. The sealed key also opens names and notes: it is kept outside this computer, for the day when a site is lost.',
    how: 'Where do the keys come from?',
    make: 'Make new keys now',
    makeHow:
      'The sealed key is written to a stick that goes into an envelope; nothing of it stays on this computer.',
    read: 'Take in keys that were made before',
    readHow:
      'A folder with office.key, office-sign.key and office-card.json. Delete the first two there afterwards.',
    where: 'Write the sealed key (office-sealed.key) to',
    from: 'Folder with the keys',
    makeNow: 'Make the keys',
    readNow: 'Take in the keys',
    there: (name: string) => `The keys of ${name} are ready.`,
    prints:
      'Sites will ask for these three fingerprints by telephone. They stand on the screen Office keys later, too.',
    sealed: 'The stick with office-sealed.key is out of this computer and goes into a sealed envelope',
  },
  products: {
    lead: 'Which medicines stand on your shelf? Choose each strength that you have; more can follow later.',
    other: 'Another strength',
    drug: 'Medicine',
    form: 'Form',
    strength: { tablet: 'Strength of a tablet', liquid: 'Strength of one mL' },
    step: 'The smallest part you measure',
    stepShort: 'smallest part',
    add: 'Add to the shelf',
    range: 'A strength lies between 0.001 mg and 100 mg.',
    forms: { tablet: 'tablets', liquid: 'liquid' },
    line: (drug: string, form: 'tablet' | 'liquid', micrograms: number) =>
      form === 'tablet'
        ? `${drug}, tablets of ${amount(micrograms)}`
        : `${drug}, liquid, ${amount(micrograms)} per mL`,
    naloxone: (micrograms: number) => `with ${amount(micrograms / 4)} naloxone`,
    smallest: (form: 'tablet' | 'liquid', stepsPerUnit: number) =>
      form === 'tablet'
        ? stepsPerUnit === 1
          ? 'whole tablets only'
          : stepsPerUnit === 2
            ? 'half a tablet'
            : `a tablet in ${counted(stepsPerUnit, 'part', 'parts')}`
        : `${number(1 / stepsPerUnit)} mL`,
  },
  staff: {
    lead: 'Who works here? Everybody gets a PIN of six digits and types it twice; nobody else should look. More people can be added later.',
    person: (index: number) => `Person ${index + 1}`,
    name: 'Name',
    role: 'Role',
    pin: 'PIN',
    pinAgain: 'PIN again',
    add: 'Add a person',
  },
  keyholders: {
    lead: 'A keyholder’s passphrase opens the register. Whoever opens in the morning must be one. Choose at least two people: if one is ill or leaves, the other can still open.',
    nth: (index: number) => `Keyholder ${index + 1}`,
    who: 'Who?',
    else: 'Somebody else',
    name: 'Name',
    make: 'Make a passphrase',
    shownTo: (name: string) => `Only ${name} should look now.`,
    write:
      'Write these five words down and keep the paper away from this computer. They are shown this once.',
    print: 'Print it',
    printTitle: 'Passphrase of the register',
    written: 'I have it on paper',
    retype: 'Now type it from the paper',
    retypeFor: (name: string) => `Passphrase of ${name}, from the paper`,
    check: 'Compare',
    differs: 'This is not the same. Look at the paper, word by word.',
    again: 'Make another one',
    known: 'Retyped from paper, and right',
    add: 'Add a keyholder',
  },
  office: {
    lead: 'The card of the regional office lets it check your backups. Choose the file that the office gave you.',
    file: 'office-card.json',
    choose: 'Choose the file',
    name: 'Office',
    read: 'Call the office and have it read its three fingerprints to you. Compare every group.',
    prints: { ed25519: 'Signature', ageA: 'Everyday key', ageB: 'Sealed key' },
    same: 'The office read them by voice, and they are the same',
  },
  rules: {
    lead: 'These rules decide what the counter allows when doses were missed, and when it warns. They come from published sources where there are any; the doctor can change them later. They hold once the doctor signs.',
    given: 'What is given',
    source: 'Where it comes from',
    from: (days: number, last: boolean) => (last ? `${days} or more` : String(days)),
    verdicts: {
      usual: 'The usual dose',
      usual_if_sober: 'The usual dose, if sober',
      telephone_order: 'Only after the doctor was called',
      doctor: 'Only after the doctor saw the client',
      new_induction: 'Nothing: the order stops and treatment begins anew',
    },
    atMost: (percent: number, micrograms: number | null) => {
      const part = percent === 50 ? 'half the dose' : `${number(percent)} % of the dose`
      return micrograms === null ? `at most ${part}` : `at most ${part} or ${amount(micrograms)}, the lower`
    },
    signs: 'Signed by',
    pin: 'The doctor’s PIN',
    pinHow: 'By this PIN the doctor signs the rules above.',
  },
  summary: {
    lead: 'Everything can still be changed. When you create the register, it is encrypted at once; then sign in with your PIN.',
    create: 'Create the register',
    officeSealed: 'The sealed key lies outside this computer',
    creating: 'Making keys and the register; this takes a few seconds …',
    changeShort: 'Change',
    change: (step: string) => `Change ${step}`,
    closed: (days: string) => `Closed on ${days}`,
    neverClosed: 'Open every day of the week',
    holidays: (count: number) => `Holidays: ${number(count)}`,
    dropout: (days: string) => `Dropped out after ${days} days`,
    signedBy: (name: string) => `Signed by ${name}`,
  },
} as const

export const setupReasons: ReasonWords = {
  kind_missing: () => 'Choose what kind of site this is.',
  site_code: () => 'Site code: two to twelve capital letters or digits, such as AZL01.',
  site_number: () => 'Site number: a number from 1 to 9999.',
  site_name: () => 'Type the name of the site.',
  site_district: () => 'Type the district.',
  site_country: () => 'Type the country.',
  unknown_time_zone: () => 'Choose the time zone.',
  always_closed: () => 'The clinic must be open on at least one day of the week.',
  dropout_days: () => 'Days until a client counts as dropped out: a number from 1 to 366.',
  holiday_day: () => 'Type the date of the holiday, such as 25 Dec 2026, or remove the line.',
  holiday_name: () => 'Give the holiday its name, or remove the line.',
  holiday_twice: () => 'This holiday stands there twice. Remove one of them.',
  product_missing: () => 'Choose at least one medicine.',
  product_not_for_drop_in: () => 'A drop-in centre has no medicines on its shelf.',
  product_twice: () => 'This medicine in this strength stands there already.',
  step_not_whole: () => 'The strength cannot be divided into so many equal parts.',
  staff_name: () => 'Type the name, or remove the person.',
  name_twice: () => 'Two people have the same name. Add something that tells them apart.',
  manager_missing: () => 'A site needs a manager.',
  doctor_missing: () => 'A site that gives doses needs a doctor.',
  nurse_missing: () => 'A site that gives doses needs a nurse.',
  nurse_or_counsellor_missing: () => 'A drop-in centre needs a nurse or a counsellor.',
  keyholder_who: () => 'Say who this keyholder is.',
  keyholder_twice: () => 'One person holds one passphrase. Choose somebody else.',
  no_such_person: () => 'This keyholder is no longer among the people. Choose again.',
  two_keyholders: () => 'Choose at least two keyholders.',
  passphrase_not_retyped: () => 'Make the passphrase and type it from the paper.',
  too_short: () => 'The passphrase is too short.',
  office_card_missing: () => 'Choose the file office-card.json.',
  not_an_office_card: () => 'This file is no office card. Ask the office for the file office-card.json.',
  not_compared: () => 'Compare the fingerprints by voice with the office, then tick the box.',
  rules_not_signed: () => 'Choose the doctor who signs the rules.',
  signer_is_no_doctor: () => 'Only a doctor can sign the rules.',
  office_manager_missing: () => 'An office needs a manager.',
  office_person_missing: () => 'An office needs at least one person with the role office.',
  role_not_at_office: () =>
    'At an office people are managers, office or data persons. Choose one of these roles.',
  office_keys_missing: () => 'Make the office’s keys, or take them in from their folder.',
  office_key_there: () =>
    'A file office-sealed.key lies there already, and no key is ever written over. Choose another stick or folder.',
  office_key_not_written: () =>
    'The sealed key could not be written there and read back. Choose another stick or folder; no key was made.',
  no_office_keys: () =>
    'This folder does not hold office.key, office-sign.key and office-card.json that belong together.',
  not_sealed_away: () => 'Take the stick with the sealed key out of this computer, then tick the box.',
  office_has_no_day: () => 'An office has no clinic day; its sites have.',
  register_exists: () =>
    'There is a register on this computer already. Close the program and start it again.',
}
