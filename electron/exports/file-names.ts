import type { ExportOrder } from './export-order.ts'

/** Which files an order writes, in the order in which it writes them. */
export function namesOf(order: Extract<ExportOrder, { folder: string }>): string[] {
  if (order.kind === 'names') return [`${order.baseName}.csv.age`]
  if (order.format !== 'csv') return [`${order.baseName}.${order.format}`]
  const sheets = ['about', ...(order.figures === false ? [] : ['return', 'definitions']), ...order.tables]
  return sheets.map((sheet) => `${order.baseName}-${sheet.replaceAll('_', '-')}.csv`)
}
