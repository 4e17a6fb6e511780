import { inSheets, PaperDialog } from '../ui/paper.tsx'
import { words } from '../words/index.ts'
import { columnsOf, hasFew, type Shown } from './answer.tsx'
import { AnswerPicture } from './answer-picture.tsx'
import { tableOf } from './answer-table.ts'
import { questionInWords } from './question-words.ts'

const say = words.questions
const ROWS_A_PAGE = 30
/** Beside a picture. */
const ROWS_BELOW = 14
const WIDE = 6

/** The answer on paper: the picture first, the table in pages, no name anywhere. */
export function QuestionPaper({ shown, name, onClose }: { shown: Shown; name: string; onClose: () => void }) {
  const { question, reply } = shown
  const table = tableOf(question, reply)
  const title = questionInWords(question)
  const rows = [...table.down, null]
  const pictured = question.chart !== 'none' && table.down.length > 0
  const tallPicture = pictured && table.down.length > ROWS_BELOW
  const first = tallPicture ? [] : rows.slice(0, pictured ? ROWS_BELOW : ROWS_A_PAGE)
  const rest = rows.slice(first.length)
  const pages = [first, ...(rest.length > 0 ? inSheets(rest, ROWS_A_PAGE) : [])]
  const columns = columnsOf(question, table, null)
  return (
    <PaperDialog
      title={name}
      period={say.days(reply.days)}
      landscape={table.across.length > WIDE}
      fileName={say.file}
      onClose={onClose}
      sheets={pages.map((own, page) => (
        <div key={own[0]?.name ?? page}>
          {page === 0 && (
            <>
              <p>
                {title}. {reply.whole && say.rowsFound(reply.whole.rows)} {reply.more && say.more}
              </p>
              {pictured && <AnswerPicture question={question} table={table} title={title} />}
            </>
          )}
          {own.length > 0 && (
            <table>
              <thead>
                <tr>
                  {columns.map(({ key, title: head, numeric }) => (
                    <th key={key} data-number={numeric || undefined}>
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {own.map((row) => (
                  <tr key={row ? JSON.stringify(row.key) : 'whole'}>
                    {columns.map(({ key, cell, numeric }) => (
                      <td key={key} data-number={numeric || undefined}>
                        {cell(row)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {page === pages.length - 1 && (
            <p>
              {say.paperNote} {hasFew(shown) && say.few}
            </p>
          )}
        </div>
      ))}
    />
  )
}
