import type {
  BetweenDays,
  DetoxRules,
  HighRiskRules,
  InductionRules,
  MedicineAlert,
  PregnancyRules,
  StockRules,
  TakeHomeRules,
  VomitingRules,
} from './rule-pack-lines.ts'

const signs = '[inference: the doctor signs or changes]'
const common = '[common practice: the doctor signs or changes]'

type LaterLines = { induction: InductionRules; vomiting: VomitingRules; hoursBetweenDays: BetweenDays }

/**
 * What a group of lines begins with. A version that was signed before the program knew a group reads as if it stood
 * so; the next version that the doctor signs says it in its own text.
 */
export const startOfDrug: { buprenorphine: LaterLines; methadone: LaterLines } = {
  buprenorphine: {
    induction: {
      cowsAtLeast: 9,
      hoursAfterHeroin: 12,
      hoursAfterMethadone: 72,
      observeMinutes: 60,
      validMinutes: 120,
      source:
        'COWS above 8, 12 hours after heroin, 72 hours after methadone: US teaching material, so that the first ' +
        `tablet does not throw the client into withdrawal. Watched for an hour, asked again after two: ${signs}`,
    },
    vomiting: {
      repeatWithinMinutes: null,
      mostPercent: 0,
      source: `A tablet dissolved under the tongue is not repeated after vomiting. ${common}`,
    },
    hoursBetweenDays: {
      hours: 12,
      source: `So that two clinic days opened close together make no double dose. ${signs}`,
    },
  },
  methadone: {
    induction: {
      cowsAtLeast: null,
      hoursAfterHeroin: 0,
      hoursAfterMethadone: 0,
      observeMinutes: 180,
      validMinutes: 120,
      source: `First doses are watched 2 to 3 hours: WHO. Asked again after two hours: ${signs}`,
    },
    vomiting: {
      repeatWithinMinutes: 15,
      mostPercent: 50,
      source: `A repeat only early, seen by staff, and on a doctor's order. ${common}`,
    },
    hoursBetweenDays: {
      hours: 12,
      source: `So that two clinic days opened close together make no double dose. ${signs}`,
    },
  },
}

export const startOfOthersSource =
  'First 14 days, or 7 after an increase: one day without, no increase; two, prescriber. Warned 7 days before an order ' +
  `ends; a changed dose is said for three visits. Dropout after 60 days in India's care centres, 7 in Nepal. ${signs}`

export const startOfTakeHome: TakeHomeRules = {
  allowed: true,
  mostDays: 6,
  leastDaysInTreatment: 90,
  mostMissedLast28: 2,
  countsAsObserved: true,
  source: `At most six days at once, after three months, with few doses missed; a day carried home is a day covered. ${signs}`,
}

export const startOfHighRisk: HighRiskRules = {
  days: 28,
  afterGapDays: 5,
  source:
    'Naloxone kit and talk in the first four weeks, and after prison, hospital, detox or five days without. ' +
    signs,
}

export const startOfStock: StockRules = {
  expiryWarnDays: 60,
  reorderDays: 21,
  liquidTolerancePerMille: 10,
  liquidToleranceSumPerMille: 20,
  source: `Bottles are filled a little over, and liquid stays in the measure; how much is normal, and how long a delivery takes, the site knows. ${signs}`,
}

export const startOfPregnancy: PregnancyRules = {
  askEveryDays: 90,
  source: 'Asked at intake and every three months; a taper and detox stop for the doctor. Training slides',
}

export const startOfDetox: DetoxRules = {
  slowBreathsBelow: 12,
  checkGoodDays: 3,
  longAfterDays: 30,
  pulseFrom: 50,
  pulseTo: 120,
  systolicFrom: 90,
  systolicTo: 160,
  diastolicFrom: 50,
  diastolicTo: 100,
  temperatureFromTenths: 355,
  temperatureToTenths: 385,
  breathsTo: 24,
  source:
    'Camps ran 15 days in Nepal, two weeks in Dhaka, about 30 days and never over two months in India. What a healthy ' +
    `adult’s pulse, pressure, temperature and breathing lie between: ${common} How long a check stays good: ${signs}`,
}

const all = ['buprenorphine', 'buprenorphine-naloxone', 'methadone'] as const
const practice = common

export const startOfMedicineAlerts: MedicineAlert[] = [
  {
    medicine: 'rifampicin',
    alsoCalled: ['rifampin', 'R-Cinex', 'Akurit', 'Rifater', '4FDC', '3FDC', '2FDC'],
    drugs: [...all],
    level: 'review',
    text: 'Lowers methadone within days, buprenorphine too: withdrawal. The dose may have to rise, and fall again when it ends.',
    source: `WHO guidelines for methadone; buprenorphine ${practice}`,
  },
  {
    medicine: 'efavirenz',
    alsoCalled: ['EFV', 'TLE', 'Atripla'],
    drugs: [...all],
    level: 'review',
    text: 'Lowers methadone after one to two weeks, buprenorphine less: look for withdrawal.',
    source: `WHO guidelines for methadone; buprenorphine ${practice}`,
  },
  {
    medicine: 'nevirapine',
    alsoCalled: ['NVP', 'ZLN', 'SLN'],
    drugs: ['methadone'],
    level: 'review',
    text: 'Lowers methadone after one to two weeks: look for withdrawal.',
    source: 'WHO guidelines for methadone',
  },
  {
    medicine: 'carbamazepine',
    alsoCalled: ['Tegretol', 'Zen', 'phenytoin', 'phenobarbital', 'phenobarbitone'],
    drugs: [...all],
    level: 'review',
    text: 'Lowers methadone and buprenorphine: withdrawal. The dose may have to rise, and fall again when it ends.',
    source: practice,
  },
  {
    medicine: 'fluconazole',
    alsoCalled: ['Forcan', 'ketoconazole', 'itraconazole', 'voriconazole'],
    drugs: [...all],
    level: 'review',
    text: 'Raises methadone and buprenorphine, and methadone with it can disturb the heartbeat: look for sedation.',
    source: practice,
  },
  {
    medicine: 'benzodiazepines',
    alsoCalled: [
      'diazepam',
      'alprazolam',
      'clonazepam',
      'lorazepam',
      'nitrazepam',
      'chlordiazepoxide',
      'midazolam',
      'zolpidem',
      'Valium',
      'Alprax',
    ],
    drugs: [...all],
    level: 'review',
    text: 'With any opioid: sedation and stopped breathing. Never together without the prescriber knowing.',
    source: `WHO and training slides; names ${practice}`,
  },
  {
    medicine: 'QT-prolonging medicines',
    alsoCalled: [
      'haloperidol',
      'amitriptyline',
      'citalopram',
      'escitalopram',
      'erythromycin',
      'clarithromycin',
      'moxifloxacin',
      'bedaquiline',
      'chloroquine',
      'ondansetron',
      'domperidone',
    ],
    drugs: ['methadone'],
    level: 'review',
    text: 'With methadone can disturb the heartbeat (long QT): an ECG where there is one, and the prescriber decides.',
    source: `WHO guidelines for methadone; names ${practice}`,
  },
]
