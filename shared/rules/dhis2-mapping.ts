import {
  Dhis2Id,
  type Dhis2Mapping,
  type Dhis2Metadata,
  type FigurePart,
  type MappingLine,
} from '../records/dhis2.ts'
import type { Figure } from '../records/report.ts'

/** What is wrong with a line or with an organisation unit; holes are no mistake, but they are named. */
export type MappingFault =
  | 'not_an_id'
  | 'unknown_data_element'
  | 'unknown_option_combo'
  | 'combo_not_of_element'
  | 'same_place_twice'
  | 'unknown_org_unit'
  | 'no_org_unit'
  | 'unknown_data_set'

export interface MappingFinding {
  readonly fault: MappingFault
  /** Null for what concerns no figure. */
  readonly figure: NumberOfFigure | null
  /** The id, or the site's code where it has none. */
  readonly what: string
}

export interface NumberOfFigure {
  readonly indicator: string
  readonly cell: string
  readonly part: FigurePart
}

export interface MappingCheck {
  readonly faults: readonly MappingFinding[]
  /** Numbers of the return that go nowhere and were not left out on purpose. */
  readonly holes: readonly NumberOfFigure[]
  /** Lines whose figure this return does not have. */
  readonly idle: readonly NumberOfFigure[]
}

export const numberKey = ({ indicator, cell, part }: NumberOfFigure): string => `${indicator} ${cell} ${part}`

/** Every number of a return: the counts, and the denominators where there are any. */
export function numbersOf(figures: readonly Figure[]): NumberOfFigure[] {
  return figures.flatMap(({ indicator, cell, of }) => [
    { indicator, cell, part: 'count' as const },
    ...(of === null ? [] : [{ indicator, cell, part: 'of' as const }]),
  ])
}

/** A line leads somewhere once it has a data element; an empty one is a hole unless it was left out on purpose. */
export const isMapped = ({ sent, dataElement }: MappingLine): boolean => sent && dataElement !== ''

/**
 * Holds a mapping against the figures that it is for and, where one was read, against DHIS2's metadata.
 *
 * @param site the site's code, whose organisation unit is looked for
 */
export function checkMapping(
  mapping: Dhis2Mapping,
  figures: readonly Figure[],
  site: string,
  metadata: Dhis2Metadata | null,
): MappingCheck {
  const numbers = numbersOf(figures)
  const known = new Set(numbers.map(numberKey))
  const lines = new Map(mapping.lines.map((line) => [numberKey(line), line]))
  return {
    faults: [
      ...dataSetFaults(mapping, metadata),
      ...orgUnitFaults(mapping, site, metadata),
      ...lineFaults(mapping.lines.filter(isMapped), metadata),
    ],
    holes: numbers.filter((number) => {
      const line = lines.get(numberKey(number))
      return line === undefined || (line.sent && line.dataElement === '')
    }),
    idle: mapping.lines.filter((line) => isMapped(line) && !known.has(numberKey(line))).map(figureOf),
  }
}

const figureOf = ({ indicator, cell, part }: MappingLine): NumberOfFigure => ({ indicator, cell, part })
const isId = (id: string): boolean => Dhis2Id.safeParse(id).success

function dataSetFaults({ dataSet }: Dhis2Mapping, metadata: Dhis2Metadata | null): MappingFinding[] {
  if (dataSet === '') return []
  if (!isId(dataSet)) return [{ fault: 'not_an_id', figure: null, what: dataSet }]
  const listed = metadata?.dataSets ?? []
  if (listed.length === 0 || listed.some(({ id }) => id === dataSet)) return []
  return [{ fault: 'unknown_data_set', figure: null, what: dataSet }]
}

function orgUnitFaults(
  mapping: Dhis2Mapping,
  site: string,
  metadata: Dhis2Metadata | null,
): MappingFinding[] {
  const own = mapping.orgUnits.find((one) => one.site === site)?.orgUnit ?? ''
  const missing: MappingFinding[] = own === '' ? [{ fault: 'no_org_unit', figure: null, what: site }] : []
  const wrong = mapping.orgUnits.flatMap(({ orgUnit }): MappingFinding[] => {
    if (orgUnit === '') return []
    if (!isId(orgUnit)) return [{ fault: 'not_an_id', figure: null, what: orgUnit }]
    const isKnown = metadata === null || metadata.organisationUnits.some(({ id }) => id === orgUnit)
    return isKnown ? [] : [{ fault: 'unknown_org_unit', figure: null, what: orgUnit }]
  })
  return [...missing, ...wrong]
}

function lineFaults(lines: readonly MappingLine[], metadata: Dhis2Metadata | null): MappingFinding[] {
  const elements = new Map(metadata?.dataElements.map((one) => [one.id, one]))
  const combos = new Map(metadata?.categoryOptionCombos.map((one) => [one.id, one]))
  const taken = new Set<string>()
  return lines.flatMap((line): MappingFinding[] => {
    const figure = figureOf(line)
    const ids = [line.dataElement, ...(line.categoryOptionCombo === '' ? [] : [line.categoryOptionCombo])]
    const noId = ids.find((id) => !isId(id))
    if (noId !== undefined) return [{ fault: 'not_an_id', figure, what: noId }]
    const place = ids.join(' ')
    if (taken.has(place)) return [{ fault: 'same_place_twice', figure, what: place }]
    taken.add(place)
    if (metadata === null) return []
    const element = elements.get(line.dataElement)
    if (!element) return [{ fault: 'unknown_data_element', figure, what: line.dataElement }]
    if (line.categoryOptionCombo === '') return []
    const combo = combos.get(line.categoryOptionCombo)
    if (!combo) return [{ fault: 'unknown_option_combo', figure, what: line.categoryOptionCombo }]
    const differs = combo.categoryCombo !== null && element.categoryCombo !== null
    return differs && combo.categoryCombo !== element.categoryCombo
      ? [{ fault: 'combo_not_of_element', figure, what: line.categoryOptionCombo }]
      : []
  })
}
