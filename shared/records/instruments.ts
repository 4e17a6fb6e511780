import type { Instrument } from './scale.ts'

const days = ['Not at all', 'Several days', 'More than half the days', 'Nearly every day'].map(
  (label, value) => ({ value, label }),
)
const often = [
  'At no time',
  'Some of the time',
  'Less than half of the time',
  'More than half of the time',
  'Most of the time',
  'All of the time',
].map((label, value) => ({ value, label }))

/** 0 to 10 with words at both ends, as a ruler has. */
const ruler = (least: string, most: string) =>
  Array.from({ length: 11 }, (_, value) => ({
    value,
    label: value === 0 ? `0 – ${least}` : value === 10 ? `10 – ${most}` : String(value),
  }))

const twoWeeks = 'Over the last 2 weeks, how often have you been bothered by any of the following problems?'
const pfizer =
  'Developed by Drs Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc.'
const free = 'No permission required to reproduce, translate, display or distribute.'

/**
 * The instruments that a site can choose from: only those whose wording may be reproduced. Left out on purpose:
 * WHOQOL-BREF (its text needs the leave of WHO), and the Severity of Dependence Scale (no published licence was
 * found).
 */
export const INSTRUMENTS: readonly Instrument[] = [
  {
    code: 'readiness_ruler',
    title: 'Readiness ruler',
    measures: 'motivation',
    lead: 'The client shows or says a number on a ruler from 0 to 10.',
    items: [
      {
        text: 'How ready are you to make a change, or to keep to one that you have made?',
        choices: ruler('not at all ready', 'completely ready'),
      },
    ],
    factor: 1,
    higherIs: 'better',
    source:
      'After the readiness ruler of Rollnick and colleagues, as in SAMHSA, Enhancing Motivation for Change in Substance Use Disorder Treatment (TIP 35).',
    licence: 'TIP 35 is in the public domain: it may be reproduced without permission, with its source.',
  },
  {
    code: 'craving_scale',
    title: 'Craving, 0 to 10',
    measures: 'craving',
    lead: 'The client shows or says a number on a line from 0 to 10.',
    items: [
      {
        text: 'How strong was your strongest craving for opioids in the last 24 hours?',
        choices: ruler('none', 'the strongest that I can think of'),
      },
    ],
    factor: 1,
    higherIs: 'worse',
    source:
      'A numeric scale in the manner of visual analogue scales of craving [common practice]; own wording.',
    licence: 'Written for this register; free for every use.',
  },
  {
    code: 'who_5',
    title: 'WHO-5 Well-Being Index',
    measures: 'well_being',
    lead: 'For each of the five statements, the answer that is closest to how the client has been feeling over the last two weeks.',
    items: [
      'I have felt cheerful and in good spirits',
      'I have felt calm and relaxed',
      'I have felt active and vigorous',
      'I woke up feeling fresh and rested',
      'My daily life has been filled with things that interest me',
    ].map((text) => ({ text, choices: often })),
    factor: 4,
    higherIs: 'better',
    source:
      'World Health Organization Regional Office for Europe, Wellbeing measures in primary health care: the DepCare project, 1998; Psychiatric Research Unit, Hillerød (Bech).',
    licence: 'Free to use with its source; not for sale (WHO: CC BY-NC-SA 3.0 IGO).',
  },
  {
    code: 'phq_9',
    title: 'PHQ-9',
    measures: 'low_mood',
    lead: twoWeeks,
    items: [
      'Little interest or pleasure in doing things',
      'Feeling down, depressed, or hopeless',
      'Trouble falling or staying asleep, or sleeping too much',
      'Feeling tired or having little energy',
      'Poor appetite or overeating',
      'Feeling bad about yourself – or that you are a failure or have let yourself or your family down',
      'Trouble concentrating on things, such as reading the newspaper or watching television',
      'Moving or speaking so slowly that other people could have noticed? Or the opposite – being so fidgety or restless that you have been moving around a lot more than usual',
    ]
      .map((text): Instrument['items'][number] => ({ text, choices: days }))
      .concat({
        text: 'Thoughts that you would be better off dead or of hurting yourself in some way',
        choices: days,
        careFrom: 1,
      }),
    factor: 1,
    higherIs: 'worse',
    source: pfizer,
    licence: free,
  },
  {
    code: 'gad_7',
    title: 'GAD-7',
    measures: 'anxiety',
    lead: twoWeeks,
    items: [
      'Feeling nervous, anxious or on edge',
      'Not being able to stop or control worrying',
      'Worrying too much about different things',
      'Trouble relaxing',
      'Being so restless that it is hard to sit still',
      'Becoming easily annoyed or irritable',
      'Feeling afraid as if something awful might happen',
    ].map((text) => ({ text, choices: days })),
    factor: 1,
    higherIs: 'worse',
    source: pfizer,
    licence: free,
  },
]

export function instrumentOf(code: string): Instrument | undefined {
  return INSTRUMENTS.find((instrument) => instrument.code === code)
}
