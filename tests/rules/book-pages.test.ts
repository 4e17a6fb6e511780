import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bookJobs, bookPages } from '../../shared/rules/book-pages.ts'

describe('the pages of a book', () => {
  it('hold what fits, and what is higher than a page stands alone', () => {
    expect(bookPages([60, 60, 60, 20, 20, 130, 5], 120)).toEqual([
      { from: 0, to: 2 },
      { from: 2, to: 5 },
      { from: 5, to: 6 },
      { from: 6, to: 7 },
    ])
  })

  it('are one page when there is no row', () => {
    expect(bookPages([], 100)).toEqual([{ from: 0, to: 0 }])
  })

  it('lose no row, repeat none, and none is fuller than its room', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), (heights) => {
        const pages = bookPages(heights, 50)
        expect(pages.flatMap(({ from, to }) => heights.slice(from, to))).toEqual(heights)
        for (const { from, to } of pages) {
          expect(to).toBeGreaterThan(from)
          expect(heights.slice(from, to).reduce((sum, height) => sum + height, 0)).toBeLessThanOrEqual(50)
        }
      }),
    )
  })

  it('are drawn in jobs of at most 500 rows, each but the last an even number of pages', () => {
    const pages = bookPages(
      Array.from({ length: 1_234 }, () => 8),
      170,
    )
    const jobs = bookJobs(pages, 500)
    expect(jobs.flat()).toEqual(pages)
    expect(jobs.map((job) => job.reduce((sum, { from, to }) => sum + to - from, 0))).toEqual([462, 462, 310])
    for (const job of jobs.slice(0, -1)) expect(job.length % 2).toBe(0)
  })

  it('make a job by themselves when two of them hold more than a job may', () => {
    const pages = [
      { from: 0, to: 400 },
      { from: 400, to: 800 },
      { from: 800, to: 810 },
    ]
    expect(bookJobs(pages, 500)).toEqual([pages.slice(0, 2), pages.slice(2)])
  })
})
