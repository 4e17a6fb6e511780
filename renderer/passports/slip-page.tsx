import { PaperDialog } from '../ui/paper.tsx'
import { QrCode } from '../ui/qr.tsx'
import { words } from '../words/index.ts'
import classes from './slip.module.css'

const say = words.passports.slip

/** A slip for the client's hand: the square to be scanned, what it says in plain words, and its numbers. */
export function SlipPaper(props: {
  title: string
  /** Under the title: which site it is for. */
  period: string
  rows: readonly (readonly [label: string, value: string])[]
  table?: { head: readonly [string, string]; rows: readonly (readonly [string, string])[] }
  notes: readonly string[]
  digits: string
  serial: string
  fileName: string
  onClose: () => void
}) {
  const { title, period, rows, table, notes, digits, serial, fileName, onClose } = props
  return (
    <PaperDialog
      title={title}
      period={period}
      mark={groupedSerial(serial)}
      fileName={fileName}
      onClose={onClose}
      sheets={[
        <div key={serial} className={classes.slip}>
          <div className={classes.square}>
            <QrCode digits={digits} size="78mm" label={say.qr} />
          </div>
          <dl className={classes.facts}>
            {rows.map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {table && (
            <table>
              <thead>
                <tr>
                  <th>{table.head[0]}</th>
                  <th data-number>{table.head[1]}</th>
                </tr>
              </thead>
              <tbody>
                {table.rows.map(([day, given]) => (
                  <tr key={day}>
                    <td>{day}</td>
                    <td data-number>{given}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
          <p className={classes.typed}>
            {say.digits}
            <br />
            <span className={classes.digits}>{digits.replace(/(\d{5})(?=\d)/g, '$1 ')}</span>
          </p>
        </div>,
      ]}
    />
  )
}

/** `00ff-17a2-c4e9`: as two people read it to each other. */
export const groupedSerial = (serial: string): string => serial.replace(/(.{4})(?=.)/g, '$1-')
