import { PDFDocument, StandardFonts } from 'pdf-lib'
import type { BookPage } from '../../electron/book-window.ts'
import type { BookFrame, BookSheet } from '../../shared/records/book.ts'

/** What a book came to at the machine's side of the window: pages drawn, PDFs made, print dialogs opened. */
export interface DrawnBooks {
  opened: number
  closed: number
  dialogs: number
  sheets: BookSheet[]
  frame: BookFrame | null
  /** The person cancels this dialog of the printer; null: none. */
  cancelsDialog: number | null
  /** A PDF takes until the page is closed. */
  takesLong: boolean
}

export const noBooks = (): DrawnBooks => ({
  ...{ opened: 0, closed: 0, dialogs: 0, sheets: [], frame: null },
  ...{ cancelsDialog: null, takesLong: false },
})

/**
 * Stands where Electron's hidden window does: every row is one unit high and a page has room for twenty-five; its PDFs
 * are real ones, a page a sheet, with the rows as text.
 */
export async function bookPageOf(drawn: DrawnBooks): Promise<BookPage> {
  drawn.opened += 1
  let job: readonly BookSheet[] = []
  let gone: (cause: Error) => void = () => {}
  return {
    measure: async (_frame, rows) => ({ heights: rows.map(() => 1), room: 25 }),
    draw: async (frame, sheets) => {
      job = sheets
      drawn.frame = frame
      drawn.sheets.push(...sheets)
    },
    pdf: () =>
      drawn.takesLong
        ? new Promise((_, reject) => {
            gone = reject
          })
        : pdfOf(job),
    print: async () => {
      drawn.dialogs += 1
      return drawn.dialogs !== drawn.cancelsDialog
    },
    close: () => {
      drawn.closed += 1
      gone(new Error('the page was closed'))
    },
  }
}

async function pdfOf(sheets: readonly BookSheet[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (const { rows, page, of } of sheets) {
    const sheet = pdf.addPage([595, 842])
    sheet.drawText(`Page ${page} of ${of}`, { x: 40, y: 20, size: 8, font })
    rows.forEach((row, index) => {
      sheet.drawText(JSON.stringify(row).slice(0, 200), { x: 40, y: 800 - index * 25, size: 6, font })
    })
  }
  return pdf.save()
}
