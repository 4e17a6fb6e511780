/** What one line of these pages takes, and a row's or a part's own margins, in mm: as their styles come to. */
const LINE_MM = 4.5
const MARGIN_MM = 3
/** Between head and foot of an A4 page, under the title of its section. */
const PAGE_MM = 225

/** So many lines a text takes when so many letters fit on one. */
export const linesOf = (text: string, letters: number): number => Math.ceil(text.length / letters)

/** Height of something of so many lines. */
export const heightOf = (lines: number): number => MARGIN_MM + LINE_MM * lines

/** Divides what must not be cut over as many pages as it needs, in order. */
export function inPages<T extends { readonly mm: number }>(blocks: readonly T[]): T[][] {
  const pages: T[][] = [[]]
  let used = 0
  for (const block of blocks) {
    if (used > 0 && used + block.mm > PAGE_MM) {
      pages.push([])
      used = 0
    }
    pages.at(-1)?.push(block)
    used += block.mm
  }
  return pages
}
