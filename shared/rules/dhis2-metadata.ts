import { Dhis2Metadata } from '../records/dhis2.ts'

interface Item {
  readonly id?: unknown
  readonly name?: unknown
  readonly displayName?: unknown
  readonly categoryCombo?: { readonly id?: unknown } | null
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const named = ({ id, name, displayName }: Item) => ({ id: text(id), name: text(name) || text(displayName) })
const withCombo = (item: Item) => ({ ...named(item), categoryCombo: text(item.categoryCombo?.id) || null })

function list(file: object, name: string): Item[] {
  const found: unknown = (file as Record<string, unknown>)[name]
  return Array.isArray(found)
    ? found.filter((item): item is Item => typeof item === 'object' && item !== null)
    : []
}

/**
 * What the mapping needs out of a DHIS2 metadata export (`/api/metadata.json`): ids, names, and of data elements and
 * category option combinations their category combination. The field names are DHIS2's own.
 *
 * @returns null for what is no such file, or has no data element in it
 */
export function readMetadata(json: string): Dhis2Metadata | null {
  let file: unknown
  try {
    file = JSON.parse(json)
  } catch {
    return null
  }
  if (typeof file !== 'object' || file === null) return null
  const read = Dhis2Metadata.safeParse({
    dataElements: list(file, 'dataElements').map(withCombo),
    categoryOptionCombos: list(file, 'categoryOptionCombos').map(withCombo),
    organisationUnits: list(file, 'organisationUnits').map(named),
    dataSets: list(file, 'dataSets').map(named),
  })
  return read.success && read.data.dataElements.length > 0 ? read.data : null
}
