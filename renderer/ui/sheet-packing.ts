/** Height of one printed line and of a cell's borders and padding, in mm: what the paper's styles come to. */
const LINE_MM = 4.3
const CELL_MM = 2.5

/** How high a row of a printed table is when each cell's text breaks after so many characters. */
export function rowHeight(cells: readonly (readonly [text: string, charactersALine: number])[]): number {
  const lines = cells.map(([text, width]) => Math.ceil(text.length / width))
  return CELL_MM + LINE_MM * Math.max(1, ...lines)
}

/** Divides rows into pages by their height: what stands under the edge of a page is cut off and nobody knows. */
export function packSheets<Row>(
  rows: readonly Row[],
  heightOf: (row: Row) => number,
  pageMm: number,
): Row[][] {
  const sheets: Row[][] = [[]]
  let used = 0
  for (const row of rows) {
    const height = heightOf(row)
    if (used + height > pageMm && used > 0) {
      sheets.push([])
      used = 0
    }
    sheets.at(-1)?.push(row)
    used += height
  }
  return sheets
}
