import { PrintOnly } from '../ui/print-only.tsx'
import { groupedDigits, QrCode } from '../ui/qr.tsx'
import { words } from '../words/index.ts'
import classes from './card.module.css'

/**
 * One card of bank-card size. Nothing on it says whose it is or what the place does: whoever finds it finds a
 * square of dots and a number.
 */
export function PrintableCard({ digits }: { digits: string }) {
  return (
    <div className={classes.card}>
      <QrCode digits={digits} size="34mm" label={words.clients.card.qr} />
      <div className={classes.text}>
        <div className={classes.digits}>{groupedDigits(digits)}</div>
        <div>{words.clients.card.keep}</div>
      </div>
    </div>
  )
}

/** Cards on the screen, and on paper these alone: not even the site's name. */
export function CardSheet({ cards }: { cards: readonly string[] }) {
  const sheet = (
    <div className={classes.sheet}>
      {cards.map((digits) => (
        <PrintableCard key={digits} digits={digits} />
      ))}
    </div>
  )
  return (
    <>
      {sheet}
      <PrintOnly>{sheet}</PrintOnly>
    </>
  )
}
