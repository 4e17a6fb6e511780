/**
 * Divides rows into pages by their heights: the first row and the one after the last of each page. What is higher than
 * a page has one of its own; no row at all is one empty page.
 *
 * @param heights of the rows in their order, in any unit
 * @param room of a page, in the same unit
 */
export function bookPages(heights: readonly number[], room: number): { from: number; to: number }[] {
  const pages: { from: number; to: number }[] = []
  let from = 0
  let used = 0
  heights.forEach((height, index) => {
    if (used + height > room && index > from) {
      pages.push({ from, to: index })
      from = index
      used = 0
    }
    used += height
  })
  return [...pages, { from, to: heights.length }]
}

/**
 * Groups pages into jobs of at most so many rows, each an even number of pages but for the last, so that a printer
 * that turns the paper begins every job on a front (a job is what is drawn, and printed, at once; decisions.md, *PDF:
 * jobs of ≤ 500 rows*). A page that holds more by itself is a job by itself, and so are two of them.
 */
export function bookJobs<Page extends { from: number; to: number }>(
  pages: readonly Page[],
  atMostRows: number,
): Page[][] {
  const jobs: Page[][] = []
  for (let at = 0; at < pages.length; at += 2) {
    const leaf = pages.slice(at, at + 2)
    const job = jobs.at(-1)
    if (job && rowsOn([...job, ...leaf]) <= atMostRows) job.push(...leaf)
    else jobs.push(leaf)
  }
  return jobs
}

const rowsOn = (pages: readonly { from: number; to: number }[]): number =>
  pages.reduce((sum, { from, to }) => sum + to - from, 0)
