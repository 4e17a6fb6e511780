import type { Pictures } from '../../shared/contract/pictures.ts'
import { PaperDialog } from '../ui/paper.tsx'
import { words } from '../words/index.ts'
import { Legend } from './legend.tsx'
import { type Picture, picturesOf } from './picture-list.tsx'
import classes from './pictures.module.css'

const say = words.pictures

/** A page a picture, its table beneath; they are read in black and white too. */
export function PicturesPaper({ facts, onClose }: { facts: Pictures; onClose: () => void }) {
  const { month, year } = facts
  return (
    <PaperDialog
      title={say.title}
      period={say.period(month.firstDay, year.firstDay, year.lastDay)}
      sheets={picturesOf(facts).map((picture) => <Sheet key={picture.id} picture={picture} />)}
      fileName={say.file(month.firstDay.slice(0, 7))}
      onClose={onClose}
    />
  )
}

function Sheet({ picture }: { picture: Picture }) {
  const { title, lead, drawing, none, legend, columns, rows } = picture
  return (
    <div className={classes.page}>
      <h2>{title}</h2>
      <p>{lead}</p>
      {drawing ?? <p>{none}</p>}
      {drawing !== null && legend && <Legend entries={legend} />}
      {rows.length > 0 && (
        <table>
          <thead>
            <tr>
              {columns.map((name, index) => (
                <th key={name} data-number={index > 0 || undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.join('|')}>
                {row.map((cell, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its column
                  <td key={index} data-number={index > 0 || undefined}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
