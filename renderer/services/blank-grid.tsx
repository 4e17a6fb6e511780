import { CONTACT_FIELDS } from '../../shared/rules/contact-line.ts'
import { PaperDialog } from '../ui/paper.tsx'
import { words } from '../words/index.ts'
import classes from './contact-grid.module.css'

const say = words.services.grid
const A_PAGE = 14

/** The grid to take along on a round; it comes back and is typed in line by line. */
export function BlankGrid({ onClose }: { onClose: () => void }) {
  const sheet = (
    <>
      <p>{say.paperDay}</p>
      <p>{say.paperHow}</p>
      <table className={classes.paper}>
        <thead>
          <tr>
            <th />
            {CONTACT_FIELDS.map((field) => (
              <th key={field} className={field === 'who' ? classes.who : undefined}>
                {say.columns[field]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: A_PAGE }, (_, index) => index + 1).map((line) => (
            <tr key={line}>
              <td data-number>{line}</td>
              {CONTACT_FIELDS.map((field) => (
                <td key={field} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
  return (
    <PaperDialog
      title={say.paperTitle}
      sheets={[sheet]}
      landscape
      fileName="contact-grid"
      onClose={onClose}
    />
  )
}
