import { counted, number } from '../format.ts'

const days = (count: number) => counted(count, 'day', 'days')

/** The page that shows the clinic's rules; the lines of a medicine stand with the set-up that has them signed. */
export const rules = {
  title: 'Rules of this clinic',
  lead: 'What the counter allows, and when an order warns. No national form: each line says where it comes from.',
  version: (name: string, version: number) => `${name}, version ${number(version)}.`,
  signed: (by: string, at: string) => `Signed by ${by}, ${at}.`,
  unsigned: 'Not signed: no dose is given by these rules',
  others: 'For both medicines',
  warnDays: (count: number) => `A dose order is announced ${days(count)} before it ends.`,
  early: (first: number, afterIncrease: number) =>
    `In the first ${days(first)} of a treatment, and ${days(afterIncrease)} after an increase: one day without means no increase, two mean the prescriber.`,
  notice: (visits: number) => `A changed dose says so for ${counted(visits, 'visit', 'visits')}.`,
  telephone: 'Orders by telephone',
  bridge: (count: number) =>
    `Where they are allowed, an ended and unchanged maintenance order may run on for ${days(count)}.`,
  allow: 'Allow orders by telephone',
  forbid: 'End orders by telephone',
  allowLead:
    'A nurse then types what you say on the telephone, reads it back, and you sign it when you are here. Only where the law of this place allows it.',
  forbidLead: 'From then on only you write orders, here.',
  source: 'Law or decision that it rests on',
  sourceHow: 'It stands under the rule from now on.',
  sign: 'Go on to sign',
  signLead: 'Your PIN signs a new version of the rules.',
} as const
