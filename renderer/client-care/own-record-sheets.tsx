import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { CareView } from '../../shared/contract/care.ts'
import type { ClientProfile, DayOfClient } from '../../shared/contract/client-output.ts'
import { amount, clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.care.paper

/** Who the client is, consents, treatments, states: as the register holds it. */
export function WhoSheet({ profile, view }: { profile: ClientProfile; view: CareView }) {
  const { clients } = words
  const { away, overdose } = words.care
  const states = [
    ...view.absences.map(
      (one) => `${away.places[one.kind]}, ${away.days(one.fromDay, one.untilDay, one.back?.day ?? null)}`,
    ),
    ...view.overdoses.map(
      (one) => `${overdose.title}: ${overdose.line(one.day, one.clockTime, overdose.places[one.place])}`,
    ),
    ...view.medicines.flatMap(({ name }) => (name === null ? [] : [name])),
  ]
  return (
    <>
      <table>
        <tbody>
          <Row label={say.number}>{profile.registerNumber}</Row>
          <Row label={say.called}>{profile.called}</Row>
          <Row label={say.name}>{profile.name}</Row>
          <Row label={say.parent}>{profile.parentName}</Row>
          <Row label={say.born}>{profile.birthYear}</Row>
          <Row label={say.sex}>{clients.sexes[profile.sex]}</Row>
          <Row label={say.phone}>{profile.phone}</Row>
          <Row label={say.contact}>{profile.contact}</Row>
          <Row label={say.enrolled}>{clinicDay(profile.enrolledDay)}</Row>
        </tbody>
      </table>
      <List title={say.treatments}>
        {profile.episodes.map(
          ({ kind, openedDay, closing }) =>
            `${clients.kinds[kind]}, ${say.until(openedDay, closing?.day ?? null)}${closing ? `, ${clients.closings[closing.reason]}` : ''}`,
        )}
      </List>
      <List title={say.consents}>
        {profile.consents.map(
          ({ kind, day, detail, withdrawnDay }) =>
            `${clients.consentKinds[kind]}, ${clinicDay(day)}${detail ? `: ${detail}` : ''}${withdrawnDay ? ` – ${say.withdrawn(withdrawnDay)}` : ''}`,
        )}
      </List>
      <List title={say.states}>{states}</List>
      <p>{say.notes}</p>
    </>
  )
}

/** What each day was. */
export function DaysSheet({ rows }: { rows: readonly DayOfClient[] }) {
  return (
    <>
      <Text fw={650}>{say.days}</Text>
      <table>
        <thead>
          <tr>
            <th>{say.day}</th>
            <th>{say.mark}</th>
            <th data-number>{say.amount}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ day, mark, amountMicrograms }) => (
            <tr key={day}>
              <td>{clinicDay(day)}</td>
              <td>{words.clients.marks[mark]}</td>
              <td data-number>{amountMicrograms > 0 ? amount(amountMicrograms) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{children ?? ''}</td>
    </tr>
  )
}

function List({ title, children }: { title: string; children: readonly string[] }) {
  return (
    <>
      <Text fw={650} mt="sm">
        {title}
      </Text>
      {children.length === 0 ? (
        <p>{say.none}</p>
      ) : (
        <ul>
          {children.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </>
  )
}
