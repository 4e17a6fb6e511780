import { counted } from '../format.ts'

/** What is asked of doses that a cut left without an end. */
export const unfinished = {
  title: (count: number) =>
    count === 1
      ? 'One dose has no end'
      : `${counted(count, 'dose', 'doses')} have no end`.replace(/^./, (c) => c.toUpperCase()),
  lead: 'The program stopped in the middle of it. Say for each client what you know.',
  asked: (name: string) => `Was the dose of ${name} swallowed?`,
  prepared: (time: string) => `Prepared at ${time}, not given as far as the register knows.`,
  given: (time: string) => `Under the tongue at ${time}, the mouth not checked.`,
  ofDay: (day: string) => `Of ${day}.`,
  answers: {
    swallowed: 'Swallowed: somebody saw it',
    not: 'Not swallowed: nobody had any of it',
    unsure: 'Not sure: counts as taken, the client is held and watched',
  },
  save: 'Save the answer',
  open: 'Answer now',
}
