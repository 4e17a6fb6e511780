import { Button, Group, Text } from '@mantine/core'
import type { CareView } from '../../shared/contract/care.ts'
import { useSignedIn } from '../ui/session-context.tsx'
import { StatusBar, StatusMark } from '../ui/status-bar.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import type { PartProps } from './dialogs.ts'
import { type Line, LinesSection } from './parts.tsx'

const say = words.care

/** Hospital, custody, prison, journeys, and what is known of doses there. */
export function AwayPart({ view, open, mayWrite }: PartProps & { view: CareView }) {
  const lines = view.absences.map((absence): Line => {
    const { dosing, back } = absence
    return {
      key: String(absence.id),
      by: absence.by,
      at: absence.at,
      what: (
        <>
          <Text fw={650}>
            {say.away.places[absence.kind]},{' '}
            {say.away.days(absence.fromDay, absence.untilDay, back?.day ?? null)}
          </Text>
          {absence.now && <StatusMark tone="warn">{say.away.now}</StatusMark>}
          <Text>
            {dosing?.answer === 'confirmed'
              ? say.away.confirmed(
                  dosing.drug ?? '',
                  dosing.amountMicrograms ?? 0,
                  dosing.lastDoseDay ?? '',
                  dosing.detail,
                )
              : say.away.answers[dosing?.answer ?? 'unknown']}
          </Text>
          {absence.note && <Text style={{ overflowWrap: 'anywhere' }}>{absence.note}</Text>}
        </>
      ),
      acts: mayWrite && (
        <Group gap="xs">
          {back === null && (
            <Button variant="default" onClick={() => open({ box: 'back', absence })}>
              {say.away.back}
            </Button>
          )}
          <Button variant="subtle" onClick={() => open({ box: 'dosing', absence })}>
            {say.away.tell}
          </Button>
          <TakeBack
            open={() =>
              open(
                back === null
                  ? { box: 'take_back', subject: 'absence', rowId: absence.id }
                  : { box: 'take_back', subject: 'absence_end', rowId: back.endId },
              )
            }
          />
        </Group>
      ),
    }
  })
  const add = mayWrite ? { label: say.away.add, run: () => open({ box: 'away' }) } : null
  return <LinesSection title={say.away.title} empty={say.away.none} lines={lines} add={add} />
}

/** Overdoses with their review. */
export function OverdosePart({ view, open, mayWrite }: PartProps & { view: CareView }) {
  const { role } = useSignedIn()
  const { overdose: texts } = say
  const lines = view.overdoses.map((event): Line => {
    const naloxone = texts.naloxones[event.naloxone] + texts.naloxoneDoses(event.naloxoneDoses)
    const facts = [naloxone, texts.referrals[event.referred], texts.outcomes[event.outcome]]
    return {
      key: String(event.id),
      by: event.by,
      at: event.at,
      what: (
        <>
          <Text fw={650}>{texts.line(event.day, event.clockTime, texts.places[event.place])}</Text>
          <Text>{[...facts, ...(event.kitGiven ? [texts.kitGiven] : [])].join(' · ')}</Text>
          {event.saw && (
            <Text>
              {texts.saw}: {event.saw}
            </Text>
          )}
          {event.note && <Text style={{ overflowWrap: 'anywhere' }}>{event.note}</Text>}
          {event.review ? (
            <StatusMark tone="good">{texts.reviewed(event.review.reason)}</StatusMark>
          ) : (
            <StatusMark tone="doctor">{texts.waits}</StatusMark>
          )}
        </>
      ),
      acts: mayWrite && role === 'doctor' && (
        <Group gap="xs">
          {event.review === null && (
            <Button
              variant="default"
              onClick={() => open({ box: 'release', holdId: event.holdId, overdose: true })}
            >
              {texts.review}
            </Button>
          )}
          <TakeBack open={() => open({ box: 'take_back', subject: 'overdose', rowId: event.id })} />
        </Group>
      ),
    }
  })
  const add = mayWrite ? { label: texts.add, run: () => open({ box: 'overdose' }) } : null
  return <LinesSection title={texts.title} empty={texts.none} lines={lines} add={add} />
}

/** The high-risk mark, and every answer about kit and talk. */
export function KitPart({ view, open, mayWrite }: PartProps & { view: CareView }) {
  const { risk } = view
  const lines = view.kits.map(
    (kit): Line => ({
      key: String(kit.id),
      by: kit.by,
      at: kit.at,
      what: (
        <Text>
          {say.kit.kits[kit.kit]}, {say.kit.talked(kit.talk === 1)}
        </Text>
      ),
      acts: mayWrite && (
        <TakeBack open={() => open({ box: 'take_back', subject: 'kit_and_talk', rowId: kit.id })} />
      ),
    }),
  )
  const asks = risk !== null && !risk.answered
  const add = mayWrite && asks ? { label: say.kit.answer, run: () => open({ box: 'kit' }) } : null
  return (
    <LinesSection title={say.kit.title} empty={say.kit.none} lines={lines} add={add}>
      {risk && (
        <>
          <Text fw={650}>{say.kit.until(say.kit.causes[risk.cause], risk.until)}</Text>
          <StatusMark tone={asks ? 'warn' : 'good'}>{asks ? say.kit.ask : say.kit.answered}</StatusMark>
        </>
      )}
    </LinesSection>
  )
}

/** Asked of women and trans clients in treatment. */
export function PregnancyPart({ view, open, mayWrite }: PartProps & { view: CareView }) {
  const { role } = useSignedIn()
  const { askDay, pregnantSince, answers } = view.pregnancy
  if (view.client.sex === 'M') return null
  const lines = answers.map(
    (answer): Line => ({
      key: String(answer.id),
      by: answer.by,
      at: answer.at,
      what: (
        <Text>
          {clinicDay(answer.day)}: {say.pregnancy.answers[answer.answer]}
        </Text>
      ),
      acts: mayWrite && (
        <TakeBack open={() => open({ box: 'take_back', subject: 'pregnancy_answer', rowId: answer.id })} />
      ),
    }),
  )
  const mayAsk = mayWrite && role !== 'manager'
  const add = mayAsk ? { label: say.pregnancy.add, run: () => open({ box: 'pregnancy' }) } : null
  const asks = askDay !== null && askDay <= view.today
  const never = answers[0]?.answer === 'not_possible'
  return (
    <LinesSection title={say.pregnancy.title} empty="" lines={lines} add={add}>
      {pregnantSince && (
        <StatusBar tone="warn" title={say.pregnancy.answers.yes}>
          {say.pregnancy.since(pregnantSince)}
        </StatusBar>
      )}
      {asks ? (
        <StatusMark tone="warn">{say.pregnancy.ask}</StatusMark>
      ) : (
        <Text>
          {askDay ? say.pregnancy.next(askDay) : never ? say.pregnancy.never : say.pregnancy.notAsked}
        </Text>
      )}
    </LinesSection>
  )
}

export function TakeBack({ open }: { open: () => void }) {
  return (
    <Button variant="subtle" onClick={open}>
      {say.back.take}
    </Button>
  )
}
