import type { ReactNode } from 'react'
import type { Pictures } from '../../shared/contract/pictures.ts'
import { cascadePicture, runwayPicture } from './flow-pictures.tsx'
import { dosesPicture, hoursPicture } from './month-pictures.tsx'
import { daysPicture, overTimePicture, retentionPicture } from './year-pictures.tsx'

/** A picture, its words, and the table that stands beneath it. */
export interface Picture {
  readonly id: string
  readonly title: string
  readonly lead: string
  /** Null: there is nothing to draw, and `none` says why. */
  readonly drawing: ReactNode | null
  readonly none: string
  /** What the shapes mean, where the picture does not say so itself. */
  readonly legend?: readonly { readonly name: string; readonly filled: boolean }[]
  readonly columns: readonly string[]
  /** The first cell of a row is its name, the others are numbers. */
  readonly rows: readonly (readonly string[])[]
}

/** All pictures in their order; of the stock only where medicine is given. */
export function picturesOf(facts: Pictures): Picture[] {
  return [
    overTimePicture(facts),
    retentionPicture(facts),
    dosesPicture(facts),
    daysPicture(facts),
    hoursPicture(facts),
    ...(facts.runway ? [runwayPicture(facts.runway)] : []),
    cascadePicture(facts),
  ]
}
