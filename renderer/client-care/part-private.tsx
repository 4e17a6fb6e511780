import { Button, Group, Text } from '@mantine/core'
import type { CareView } from '../../shared/contract/care.ts'
import { useSignedIn, useSite } from '../ui/session-context.tsx'
import { StatusMark } from '../ui/status-bar.tsx'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'
import type { PartProps } from './dialogs.ts'
import { TakeBack } from './part-events.tsx'
import { type Line, LinesSection } from './parts.tsx'
import { useReview } from './use-review.ts'

const say = words.care

/** Medicines from elsewhere; the names only for who may know the illness. */
export function MedicinesPart({ view, open, mayWrite }: PartProps & { view: CareView }) {
  const { role } = useSignedIn()
  const review = useReview()
  const { medicines: texts } = say
  const mayTell = mayWrite && role !== 'manager'
  const lines = view.medicines.map((medicine): Line => {
    const { name, note, alerts, stopDay } = medicine
    return {
      key: String(medicine.id),
      by: medicine.by,
      at: medicine.at,
      what: (
        <>
          <Text fw={650}>{name ?? texts.hidden}</Text>
          {note && <Text style={{ overflowWrap: 'anywhere' }}>{note}</Text>}
          {alerts.map((alert) => (
            <Text key={alert.text}>
              {alert.text}{' '}
              <Text component="span" c="dimmed">
                ({alert.source})
              </Text>
            </Text>
          ))}
          {stopDay !== null ? (
            <StatusMark tone="quiet">{texts.stopped(stopDay)}</StatusMark>
          ) : medicine.review ? (
            <StatusMark tone="good">{texts.reviewed(medicine.review.by)}</StatusMark>
          ) : (
            <StatusMark tone="doctor">{texts.waits}</StatusMark>
          )}
        </>
      ),
      acts: (
        <Group gap="xs">
          {role === 'doctor' && stopDay === null && medicine.review === null && (
            <Button variant="default" onClick={() => void review(medicine.id, name ?? '')}>
              {texts.review}
            </Button>
          )}
          {mayTell && stopDay === null && (
            <Button variant="subtle" onClick={() => open({ box: 'stop', medicine })}>
              {texts.stop}
            </Button>
          )}
          {mayTell && (
            <TakeBack
              open={() => open({ box: 'take_back', subject: 'client_medicine', rowId: medicine.id })}
            />
          )}
        </Group>
      ),
    }
  })
  const add = mayTell ? { label: texts.add, run: () => open({ box: 'medicine' }) } : null
  return <LinesSection title={texts.title} empty={texts.none} lines={lines} add={add} />
}

/** *Speak to the doctor before dosing*: why is read by a doctor who says what for, and the writer learns of it. */
export function FlagsPart({ view, open, mayWrite }: PartProps & { view: CareView }) {
  const { role } = useSignedIn()
  const { timeZone } = useSite()
  const { flags: texts } = say
  const lines = view.flags.map((flag): Line => {
    const { released, why, readings } = flag
    return {
      key: String(flag.id),
      by: flag.by,
      at: flag.at,
      what: (
        <>
          <Text fw={650}>{texts.flag}</Text>
          {released ? (
            <StatusMark tone="quiet">
              {texts.released(released.by, dayAndTime(released.at, timeZone))}
            </StatusMark>
          ) : (
            <StatusMark tone="doctor">{texts.stands}</StatusMark>
          )}
          {why && (
            <Text style={{ overflowWrap: 'anywhere' }}>
              {texts.why}: {why}
            </Text>
          )}
          {readings.map(({ by, reason, at }) => (
            <Text key={at}>{texts.readBy(by, reason)}</Text>
          ))}
        </>
      ),
      acts: role === 'doctor' && (
        <Group gap="xs">
          <Button variant="default" onClick={() => open({ box: 'read', flag })}>
            {texts.read}
          </Button>
          {released === null && mayWrite && (
            <Button
              variant="default"
              onClick={() => open({ box: 'release', holdId: flag.holdId, overdose: false })}
            >
              {texts.release}
            </Button>
          )}
        </Group>
      ),
    }
  })
  return <LinesSection title={texts.title} empty={texts.none} lines={lines} />
}

/** Reported, confirmed by a doctor, or recorded in error. */
export function DeathPart({ view, open, mayWrite }: PartProps & { view: CareView }) {
  const { role } = useSignedIn()
  const { timeZone } = useSite()
  const { death: texts } = say
  const stands = view.deaths.some(({ state }) => state !== 'in_error')
  const lines = view.deaths.map((death): Line => {
    const { state, decidedBy, decidedAt, reason } = death
    return {
      key: String(death.id),
      by: death.by,
      at: death.at,
      what: (
        <>
          <Text fw={650}>{texts.line(death.day, texts.sources[death.source])}</Text>
          {death.detail && <Text>{death.detail}</Text>}
          <StatusMark tone={state === 'in_error' ? 'quiet' : 'stop'}>{texts.states[state]}</StatusMark>
          {decidedBy && decidedAt && (
            <Text>
              {texts.decided(decidedBy, dayAndTime(decidedAt, timeZone))}
              {reason && `: ${reason}`}
            </Text>
          )}
        </>
      ),
      acts: mayWrite && role === 'doctor' && state !== 'in_error' && (
        <Group gap="xs">
          {state === 'reported' && (
            <Button color="red" onClick={() => open({ box: 'confirm', death })}>
              {texts.confirm}
            </Button>
          )}
          <Button variant="default" onClick={() => open({ box: 'error', death })}>
            {texts.error}
          </Button>
        </Group>
      ),
    }
  })
  const add = mayWrite && !stands ? { label: texts.add, run: () => open({ box: 'death' }) } : null
  return <LinesSection title={texts.title} empty={texts.none} lines={lines} add={add} />
}

/** Letters that the client asked for, and their own record. */
export function LettersPart({ view, open, mayWrite }: PartProps & { view: CareView }) {
  const { letter: texts } = say
  const lines = view.letters.map(
    (letter): Line => ({
      key: String(letter.id),
      by: letter.by,
      at: letter.at,
      what: <Text>{texts.line(letter.to, letter.drug, letter.amountMicrograms, letter.lastDoseDay)}</Text>,
    }),
  )
  return (
    <LinesSection
      title={texts.title}
      empty={texts.none}
      lines={lines}
      add={mayWrite ? { label: texts.add, run: () => open({ box: 'letter' }) } : null}
    >
      <Button variant="default" onClick={() => open({ box: 'own' })}>
        {texts.own}
      </Button>
    </LinesSection>
  )
}
