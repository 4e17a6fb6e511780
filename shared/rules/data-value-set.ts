import { type DataValue, DataValueSet, type Dhis2Mapping } from '../records/dhis2.ts'
import type { Figure } from '../records/report.ts'
import { isMapped, numberKey } from './dhis2-mapping.ts'

/**
 * The payload of DHIS2's `dataValueSets` for one month of one site: every mapped number as it stands, zeros too, for a
 * missing value and a zero are not the same in DHIS2. Call only with a mapping that `checkMapping` found no fault in.
 */
export function dataValueSet(
  mapping: Dhis2Mapping,
  figures: readonly Figure[],
  month: string,
  site: string,
): DataValueSet {
  const period = month.replace('-', '')
  const orgUnit = mapping.orgUnits.find((one) => one.site === site)?.orgUnit ?? ''
  const lines = new Map(mapping.lines.filter(isMapped).map((line) => [numberKey(line), line]))
  const value = (figure: Figure, part: 'count' | 'of', number: number): DataValue[] => {
    const line = lines.get(numberKey({ ...figure, part }))
    if (!line) return []
    const { dataElement, categoryOptionCombo } = line
    return [{ dataElement, categoryOptionCombo, period, orgUnit, value: String(number) }]
  }
  return {
    ...(mapping.dataSet !== '' && { dataSet: mapping.dataSet }),
    period,
    orgUnit,
    dataValues: figures.flatMap((figure) => [
      ...value(figure, 'count', figure.count),
      ...(figure.of === null ? [] : value(figure, 'of', figure.of)),
    ]),
  }
}

/** As it goes into the file: a value without a combination leaves the field out, which is DHIS2's default. */
export function dataValueSetText(set: DataValueSet): string {
  const dataValues = set.dataValues.map(({ categoryOptionCombo, ...value }) =>
    categoryOptionCombo === '' ? value : { ...value, categoryOptionCombo },
  )
  return `${JSON.stringify({ ...set, dataValues }, null, 2)}\n`
}

/** Reads such a file again, this program's or DHIS2's own; null for anything else. */
export function readDataValueSet(text: string): DataValueSet | null {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof file !== 'object' || file === null || !('dataValues' in file)) return null
  const { dataValues, ...head } = file as { dataValues: unknown; period?: unknown; orgUnit?: unknown }
  if (!Array.isArray(dataValues)) return null
  const whole = dataValues.map((value: unknown) => ({
    categoryOptionCombo: '',
    period: head.period,
    orgUnit: head.orgUnit,
    ...(typeof value === 'object' ? value : {}),
  }))
  const first = whole[0]
  const read = DataValueSet.safeParse({
    period: first?.period,
    orgUnit: first?.orgUnit,
    ...head,
    dataValues: whole,
  })
  return read.success ? read.data : null
}

export interface ValueDifference {
  readonly kind: 'new' | 'changed' | 'gone'
  readonly dataElement: string
  readonly categoryOptionCombo: string
  readonly period: string
  readonly orgUnit: string
  readonly was: string | null
  readonly is: string | null
}

const placeOf = ({ dataElement, categoryOptionCombo, period, orgUnit }: DataValue): string =>
  [dataElement, categoryOptionCombo, period, orgUnit].join(' ')

/** What sending `now` would change against `before`: values new, changed and gone, in this order; `same` counts the rest. */
export function compareDataValueSets(
  before: DataValueSet,
  now: DataValueSet,
): { differences: ValueDifference[]; same: number } {
  const earlier = new Map(before.dataValues.map((value) => [placeOf(value), value]))
  const places = new Set(now.dataValues.map(placeOf))
  const entry = (
    kind: ValueDifference['kind'],
    { value: _, ...place }: DataValue,
    was: string | null,
    is: string | null,
  ) => ({
    ...place,
    kind,
    was,
    is,
  })
  const added = now.dataValues.filter((value) => !earlier.has(placeOf(value)))
  const changed = now.dataValues.filter((value) => {
    const was = earlier.get(placeOf(value))
    return was !== undefined && was.value !== value.value
  })
  const gone = before.dataValues.filter((value) => !places.has(placeOf(value)))
  return {
    differences: [
      ...added.map((value) => entry('new', value, null, value.value)),
      ...changed.map((value) =>
        entry('changed', value, earlier.get(placeOf(value))?.value ?? null, value.value),
      ),
      ...gone.map((value) => entry('gone', value, value.value, null)),
    ],
    same: now.dataValues.length - added.length - changed.length,
  }
}
