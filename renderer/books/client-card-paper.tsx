import type { ReactNode } from 'react'
import type { ClientCard } from '../../shared/contract/books.ts'
import { inSheets, PaperDialog } from '../ui/paper.tsx'
import { amount, clinicDay, number } from '../words/format.ts'
import { words } from '../words/index.ts'
import classes from './client-card-paper.module.css'

const say = words.books.card
/** So many lines of days beside each other fill the second page. */
const DAYS_A_COLUMN = 30

/** The card of a client's file: one page of treatments and orders, one of the last days. */
export function ClientCardPaper({ card, onClose }: { card: ClientCard; onClose: () => void }) {
  return (
    <PaperDialog
      title={say.paper(card.registerNumber)}
      period={clinicDay(card.today)}
      sheets={[<Facts key="facts" card={card} />, <Days key="days" card={card} />]}
      {...(card.close && { mark: words.books.paper.code(card.close.day, card.close.code) })}
      fileName={say.file(card.registerNumber)}
      onClose={onClose}
    />
  )
}

function Facts({ card }: { card: ClientCard }) {
  const { rows } = say
  return (
    <div className={classes.page}>
      <table>
        <tbody>
          <Row label={say.number}>{card.registerNumber}</Row>
          <Row label={rows.sex}>{words.clients.sexes[card.sex]}</Row>
          <Row label={rows.born}>{card.birthYear}</Row>
          <Row label={rows.enrolled}>{clinicDay(card.enrolledDay)}</Row>
          <Row label={rows.sessions}>
            {number(card.sessions)}
            {card.lastSession && rows.lastSession(card.lastSession)}
          </Row>
          <Row label={rows.followUps}>{number(card.followUps)}</Row>
          <Row label={rows.next}>{card.nextAppointment ? clinicDay(card.nextAppointment) : say.none}</Row>
        </tbody>
      </table>
      <h2>{say.treatments}</h2>
      <Table
        head={Object.values(say.treatmentColumns)}
        rows={card.treatments.map(({ kind, entry, openedDay, closed }) => [
          words.clients.kinds[kind],
          words.clients.entries[entry],
          clinicDay(openedDay),
          closed ? clinicDay(closed.day) : '',
          closed ? words.clients.closings[closed.reason] : '',
        ])}
        none={say.none}
      />
      <h2>{say.orders}</h2>
      <Table
        head={Object.values(say.orderColumns)}
        rows={card.orders.map((order) => [
          order.drug,
          words.orders.kinds[order.kind],
          say.amounts(amount(order.firstMicrograms), amount(order.lastMicrograms)),
          clinicDay(order.startDay),
          clinicDay(order.stoppedDay ?? order.endDay),
          order.prescriber,
        ])}
        none={say.noOrders}
      />
      {card.ordersBefore > 0 && <p>{say.before(card.ordersBefore)}</p>}
      {card.absences.length > 0 && (
        <>
          <h2>{say.absences}</h2>
          <ul>
            {card.absences.slice(0, 6).map(({ id, kind, fromDay, backDay }) => (
              <li key={id}>{say.away(words.care.away.places[kind], fromDay, backDay)}</li>
            ))}
          </ul>
        </>
      )}
      <p>{say.note}</p>
    </div>
  )
}

function Days({ card }: { card: ClientCard }) {
  return (
    <div className={classes.page}>
      <h2>{say.days}</h2>
      {card.days.length === 0 && <p>{say.noDays}</p>}
      <div className={classes.columns}>
        {inSheets(card.days, DAYS_A_COLUMN)
          .filter((days) => days.length > 0)
          .map((days) => (
            <Table
              key={days[0]?.day}
              head={Object.values(say.dayColumns)}
              rows={days.map(({ day, mark, amountMicrograms }) => [
                clinicDay(day),
                words.clients.marks[mark],
                amountMicrograms > 0 ? amount(amountMicrograms) : '',
              ])}
              none=""
            />
          ))}
      </div>
    </div>
  )
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{children}</td>
    </tr>
  )
}

function Table(props: { head: readonly string[]; rows: readonly (readonly string[])[]; none: string }) {
  const { head, rows, none } = props
  if (rows.length === 0) return <p>{none}</p>
  return (
    <table>
      <thead>
        <tr>
          {head.map((title) => (
            <th key={title}>{title}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line of a printed page is known by its place alone
          <tr key={index}>
            {cells.map((cell, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its column
              <td key={at} className="ost-nowrap">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
