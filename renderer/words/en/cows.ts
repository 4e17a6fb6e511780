import type { CowsItem, cowsValues } from '../../../shared/records/cows.ts'
import type { CowsBand } from '../../../shared/rules/cows.ts'

type Wording = {
  [Item in CowsItem]: { title: string; values: Record<(typeof cowsValues)[Item][number], string> }
}

/** The published wording of the Clinical Opiate Withdrawal Scale (Wesson and Ling, 2003), shortened where it repeats. */
const items: Wording = {
  pulse: {
    title: 'Resting pulse (after one minute sitting or lying)',
    values: { 0: '80 or below', 1: '81 to 100', 2: '101 to 120', 4: 'Greater than 120' },
  },
  sweating: {
    title: 'Sweating (past half hour, not from heat or activity)',
    values: {
      0: 'No report of chills or flushing',
      1: 'Subjective report of chills or flushing',
      2: 'Flushed, or observable moistness on the face',
      3: 'Beads of sweat on brow or face',
      4: 'Sweat streaming off the face',
    },
  },
  restlessness: {
    title: 'Restlessness (observed)',
    values: {
      0: 'Able to sit still',
      1: 'Reports difficulty sitting still, but is able to',
      3: 'Frequent shifting or extraneous movements of legs or arms',
      5: 'Unable to sit still for more than a few seconds',
    },
  },
  pupils: {
    title: 'Pupil size',
    values: {
      0: 'Pinned or normal size for room light',
      1: 'Possibly larger than normal for room light',
      2: 'Moderately dilated',
      5: 'So dilated that only the rim of the iris is visible',
    },
  },
  aches: {
    title: 'Bone or joint aches (only what withdrawal added)',
    values: {
      0: 'Not present',
      1: 'Mild diffuse discomfort',
      2: 'Severe diffuse aching of joints or muscles',
      4: 'Rubbing joints or muscles, unable to sit still because of discomfort',
    },
  },
  runny_nose: {
    title: 'Runny nose or tearing (not from a cold or allergy)',
    values: {
      0: 'Not present',
      1: 'Nasal stuffiness or unusually moist eyes',
      2: 'Nose running or tearing',
      4: 'Nose constantly running, or tears streaming down the cheeks',
    },
  },
  stomach: {
    title: 'Stomach and bowels (past half hour)',
    values: {
      0: 'No symptoms',
      1: 'Stomach cramps',
      2: 'Nausea or loose stool',
      3: 'Vomiting or diarrhoea',
      5: 'Multiple episodes of vomiting or diarrhoea',
    },
  },
  tremor: {
    title: 'Tremor (of outstretched hands)',
    values: {
      0: 'No tremor',
      1: 'Tremor can be felt, but not observed',
      2: 'Slight tremor observable',
      4: 'Gross tremor or muscle twitching',
    },
  },
  yawning: {
    title: 'Yawning (observed)',
    values: {
      0: 'No yawning',
      1: 'Once or twice during the assessment',
      2: 'Three or more times during the assessment',
      4: 'Several times a minute',
    },
  },
  anxiety: {
    title: 'Anxiety or irritability',
    values: {
      0: 'None',
      1: 'Reports increasing irritability or anxiousness',
      2: 'Obviously irritable or anxious',
      4: 'So irritable or anxious that taking part is difficult',
    },
  },
  gooseflesh: {
    title: 'Gooseflesh skin',
    values: {
      0: 'Skin is smooth',
      3: 'Can be felt, or hairs standing up on the arms',
      5: 'Prominent',
    },
  },
}

const bands: Record<CowsBand, string> = {
  none: 'below mild',
  mild: 'mild',
  moderate: 'moderate',
  moderately_severe: 'moderately severe',
  severe: 'severe',
}

export const cows = {
  title: 'Withdrawal (COWS)',
  lead: 'Press the figure of what you see. The program adds them up.',
  items,
  bands,
  total: (total: number, band: CowsBand) => `COWS ${total} of 48: ${bands[band]} withdrawal`,
  answered: (count: number) => `${count} of 11 answered`,
  missing: (missing: readonly CowsItem[]) =>
    `Still to answer: ${missing.map((item) => items[item].title.replace(/ \(.*/, '').toLowerCase()).join(', ')}.`,
}
