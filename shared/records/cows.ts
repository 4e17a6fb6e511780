import { z } from 'zod'

/**
 * Clinical Opiate Withdrawal Scale: eleven items, each with its published values and no other (Wesson and Ling,
 * Journal of Psychoactive Drugs 35(2), 2003). The wording of each value stands in renderer/words.
 */
export const cowsValues = {
  pulse: [0, 1, 2, 4],
  sweating: [0, 1, 2, 3, 4],
  restlessness: [0, 1, 3, 5],
  pupils: [0, 1, 2, 5],
  aches: [0, 1, 2, 4],
  runny_nose: [0, 1, 2, 4],
  stomach: [0, 1, 2, 3, 5],
  tremor: [0, 1, 2, 4],
  yawning: [0, 1, 2, 4],
  anxiety: [0, 1, 2, 4],
  gooseflesh: [0, 3, 5],
} as const

export type CowsItem = keyof typeof cowsValues

/** In the order of the published sheet. */
export const cowsItems = Object.keys(cowsValues) as readonly CowsItem[]

/** A whole scale: every item, each with one of its own values. A total is never typed, nor stored. */
export const Cows = z.strictObject({
  pulse: z.literal(cowsValues.pulse),
  sweating: z.literal(cowsValues.sweating),
  restlessness: z.literal(cowsValues.restlessness),
  pupils: z.literal(cowsValues.pupils),
  aches: z.literal(cowsValues.aches),
  runny_nose: z.literal(cowsValues.runny_nose),
  stomach: z.literal(cowsValues.stomach),
  tremor: z.literal(cowsValues.tremor),
  yawning: z.literal(cowsValues.yawning),
  anxiety: z.literal(cowsValues.anxiety),
  gooseflesh: z.literal(cowsValues.gooseflesh),
})
export type Cows = z.infer<typeof Cows>

/** As far as it was answered. */
export type CowsAnswers = { readonly [Item in CowsItem]?: number | undefined }
