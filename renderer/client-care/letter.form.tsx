import { Table, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { CareView, TreatmentLetterText } from '../../shared/contract/care.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { PaperDialog } from '../ui/paper.tsx'
import { amount, clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { idOf } from './away.form.tsx'

const say = words.care.letter
const paper = words.care.paper

/** Asks to whom, writes the letter and its consent down, and shows the page. */
export function LetterForm(props: {
  clientId: number
  settle: (view: CareView) => void
  onClose: () => void
}) {
  const { clientId, settle, onClose } = props
  const [to, setTo] = useState('')
  const [letter, setLetter] = useState<TreatmentLetterText | null>(null)
  if (letter)
    return (
      <PaperDialog
        title={say.paperTitle}
        period={clinicDay(letter.day)}
        sheets={[<LetterSheet key="letter" letter={letter} />]}
        fileName={say.paperFile(letter.id)}
        onClose={onClose}
      />
    )
  return (
    <ActDialog
      title={say.paperTitle}
      lead={say.lead}
      save={say.save}
      idOf={idOf}
      check={() => (to.trim().length < 3 ? [{ field: 'to', code: 'reason_in_words' }] : [])}
      act={(requestId) => call.care.letter({ requestId, clientId, to: to.trim() })}
      onDone={(reply) => {
        settle(reply.view)
        setLetter(reply.letter)
      }}
      onClose={onClose}
    >
      {(errors) => (
        <TextInput
          id="care-to"
          label={say.to}
          value={to}
          maxLength={200}
          error={errors.to}
          data-autofocus
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      )}
    </ActDialog>
  )
}

function LetterSheet({ letter }: { letter: TreatmentLetterText }) {
  const { orderedMicrograms, orderEnds } = letter
  return (
    <>
      <p>
        {paper.to}: <strong>{letter.to}</strong>
      </p>
      <p>
        {paper.about(letter.name, letter.birthYear, letter.registerNumber)}
        {paper.since(letter.since)}
      </p>
      <p>
        {paper.last}:{' '}
        <strong>{paper.lastLine(letter.drug, letter.amountMicrograms, letter.lastDoseDay)}</strong>
        <br />
        {paper.order}:{' '}
        {orderedMicrograms !== null && orderEnds !== null
          ? paper.orderLine(orderedMicrograms, orderEnds)
          : paper.noOrder}
      </p>
      {letter.lastDoses.length > 0 && (
        <>
          <Text fw={650}>{paper.week}</Text>
          <Table w="auto">
            <thead>
              <tr>
                <th>{paper.day}</th>
                <th data-number>{paper.amount}</th>
              </tr>
            </thead>
            <tbody>
              {letter.lastDoses.map(({ day, amountMicrograms }) => (
                <tr key={day}>
                  <td>{clinicDay(day)}</td>
                  <td data-number>{amount(amountMicrograms)}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </>
      )}
      <p>{paper.check}</p>
      <p>{paper.consent}</p>
      <p style={{ marginTop: '3rem' }}>{paper.sign}: ______________________________</p>
    </>
  )
}
