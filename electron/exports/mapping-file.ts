import { parse } from 'csv-parse/sync'
import { Dhis2Mapping } from '../../shared/records/dhis2.ts'
import { csvText } from './write-csv.ts'

const HEAD = ['indicator', 'cell', 'part', 'sent', 'data_element', 'category_option_combo']
/** Lines of the mapping itself, in the same columns: the data set, and a site's organisation unit. */
const DATA_SET = '#data_set'
const ORG_UNIT = '#org_unit'

/** A mapping as CSV with a byte order mark, for the spreadsheets in which offices edit it. */
export function mappingFile({ dataSet, orgUnits, lines }: Dhis2Mapping): string {
  return csvText(
    [
      HEAD,
      [DATA_SET, '', '', '', dataSet, ''],
      ...orgUnits.map(({ site, orgUnit }) => [ORG_UNIT, site, '', '', orgUnit, '']),
      ...lines.map((line) => [
        ...[line.indicator, line.cell, line.part, line.sent ? 'yes' : 'no'],
        ...[line.dataElement, line.categoryOptionCombo],
      ]),
    ],
    true,
  )
}

/** Reads it back; `line` is the first that does not fit, the heading being line 1. Commas or semicolons between cells. */
export function readMappingFile(
  text: string,
): { outcome: 'read'; mapping: Dhis2Mapping } | { outcome: 'wrong'; line: number } {
  let rows: string[][]
  try {
    const options = { bom: true, trim: true, relax_column_count: true, skip_empty_lines: true }
    rows = parse(text, { ...options, delimiter: text.split('\n', 1)[0]?.includes(';') ? ';' : ',' })
  } catch {
    return { outcome: 'wrong', line: 1 }
  }
  const [head = [], ...body] = rows
  if (HEAD.some((name, index) => head[index] !== name)) return { outcome: 'wrong', line: 1 }
  const mapping = { dataSet: '', orgUnits: [] as object[], lines: [] as object[] }
  for (const [index, cells] of body.entries()) {
    const [indicator = '', cell = '', part = '', sent = '', dataElement = '', categoryOptionCombo = ''] =
      cells
    if (indicator === DATA_SET) mapping.dataSet = dataElement
    else if (indicator === ORG_UNIT) mapping.orgUnits.push({ site: cell, orgUnit: dataElement })
    else {
      const line = { indicator, cell, part, sent: sent === 'yes', dataElement, categoryOptionCombo }
      if (!Dhis2Mapping.shape.lines.safeParse([line]).success || !['yes', 'no'].includes(sent))
        return { outcome: 'wrong', line: index + 2 }
      mapping.lines.push(line)
    }
  }
  const read = Dhis2Mapping.safeParse(mapping)
  return read.success ? { outcome: 'read', mapping: read.data } : { outcome: 'wrong', line: body.length + 1 }
}
