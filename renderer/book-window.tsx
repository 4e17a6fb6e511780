import '@fontsource-variable/noto-sans/index.css'
import '@fontsource-variable/noto-sans-bengali/index.css'
import '@fontsource-variable/noto-sans-devanagari/index.css'
import './book-window.css'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { BookFrame, BookRow, BookSheet } from '../shared/records/book.ts'
import { BookPaper } from './books/book-page.tsx'

/**
 * The page on which books are drawn, in a window that nobody sees. It can ask for nothing: the machine side calls these
 * two by name and hands over the rows.
 */
declare global {
  var bookPage: {
    measure(frame: BookFrame, rows: BookRow[]): Promise<{ heights: number[]; room: number }>
    draw(frame: BookFrame, sheets: BookSheet[]): Promise<void>
  }
}

const place = document.getElementById('book')
if (!place) throw new Error('the page has no place for a book')
const root = createRoot(place)

async function show(frame: BookFrame, sheets: BookSheet[]): Promise<void> {
  flushSync(() =>
    root.render(
      // biome-ignore lint/suspicious/noArrayIndexKey: the next job’s pages take the place of these
      sheets.map((sheet, index) => <BookPaper key={index} frame={frame} sheet={sheet} />),
    ),
  )
  // Laying out asks for the fonts of the scripts that occur; heights before they came would be another font's.
  place?.getBoundingClientRect()
  await document.fonts.ready
}

globalThis.bookPage = {
  async measure(frame, rows) {
    await show(frame, [{ rows, page: 9_999, of: 9_999 }])
    const table = place.querySelector('table')
    const head = table?.querySelector('thead')
    const content = table?.parentElement
    if (!head || !content) throw new Error('the book has no table')
    return {
      heights: [...place.querySelectorAll('tbody tr')].map((row) => row.getBoundingClientRect().height),
      // Collapsed borders share a line with their neighbours: a pixel is kept back for the last one.
      room: content.getBoundingClientRect().height - head.getBoundingClientRect().height - 2,
    }
  },
  draw: show,
}
