import { Button, Group, Text } from '@mantine/core'
import type { Board, CounterDose } from '../../shared/contract/dose-views.ts'
import { KeyHint } from '../ui/keys.tsx'
import { Section } from '../ui/page.tsx'
import { useSite } from '../ui/session-context.tsx'
import { StatusMark, type Tone } from '../ui/status-bar.tsx'
import { amount, time } from '../words/format.ts'
import { words } from '../words/index.ts'
import classes from './counter.module.css'
import { useNow } from './counter.queries.ts'
import { DoseMarks } from './dose-marks.tsx'
import { stateOfAll, TONES } from './dose-tones.ts'
import { Packs } from './header-packs.tsx'
import { nameOf } from './names.ts'

const say = words.counter.side

interface Props {
  board: Board
  expected: number | undefined
  onShow: (clientId: number) => void
  onVoid: (dose: CounterDose) => void
}

/** The right third: who waits for what, the last five, and how far the morning is. */
export function Side({ board, expected, onShow, onVoid }: Props) {
  const { timeZone } = useSite()
  return (
    <aside className={classes.side}>
      <div className={classes.packsBelow}>
        <Packs packs={board.packs} />
      </div>
      <Section
        title={say.waiting}
        actions={
          <Progress
            given={board.given}
            expected={expected === undefined ? expected : expected - board.carried}
          />
        }
      >
        <Waiting board={board} onShow={onShow} />
      </Section>
      <Section title={say.last}>
        {board.lastFive.length === 0 && <Text c="dimmed">{say.nothingYet}</Text>}
        <ul className={classes.list}>
          {board.lastFive.map((dose) => (
            <li key={dose.id} className={classes.row}>
              <div>
                <div>
                  <span className="ost-numbers">{time(dose.at, timeZone)}</span>{' '}
                  <strong>{nameOf(dose)}</strong>{' '}
                  <span className="ost-nowrap ost-numbers">{amount(dose.amountMicrograms)}</span>
                </div>
                <StatusMark tone={TONES[dose.state]}>{stateOfAll(dose)}</StatusMark> <DoseMarks dose={dose} />
              </div>
              {dose.voiding !== 'no' && (
                <Button
                  size="sm"
                  variant="default"
                  aria-label={say.voidOne(nameOf(dose))}
                  onClick={() => onVoid(dose)}
                >
                  {words.counter.voidKey}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Section>
    </aside>
  )
}

function Progress({ given, expected }: { given: number; expected: number | undefined }) {
  return (
    <Text fw={650} className="ost-numbers ost-nowrap">
      {say.given} {expected === undefined ? given : say.givenOf(given, expected)}
    </Text>
  )
}

function Waiting({ board, onShow }: { board: Board; onShow: (clientId: number) => void }) {
  const now = useNow(board.now)
  const minutes = (at: number) => Math.ceil((at - now) / 60_000)
  const watched = board.watched.filter(({ until }) => until > now)
  if (board.prepared.length + board.mouthChecks.length + watched.length === 0)
    return <Text c="dimmed">{say.nobody}</Text>
  return (
    <ul className={`${classes.list} ${classes.waiting}`}>
      {watched.map((one) => (
        <Row
          key={`w${one.clientId}`}
          who={one}
          tone="doctor"
          text={one.why === 'incident' ? say.watched(minutes(one.until)) : say.firstDay(minutes(one.until))}
          onShow={onShow}
        >
          {one.why === 'incident' && !one.doctorCalled && (
            <StatusMark tone="stop">{say.doctorNotCalled}</StatusMark>
          )}
        </Row>
      ))}
      {board.mouthChecks.map((dose, place) => {
        const left = minutes(dose.checkAt ?? dose.at)
        return (
          <Row
            key={dose.id}
            who={dose}
            tone={left <= 0 ? 'warn' : 'due'}
            text={say.mouth(left)}
            onShow={onShow}
            {...(place === 0 && { keys: 'f7' })}
          />
        )
      })}
      {board.prepared.map((dose) => (
        <Row key={dose.id} who={dose} tone="note" text={say.prepared} onShow={onShow} />
      ))}
    </ul>
  )
}

function Row(props: {
  who: { clientId: number; called: string | null; registerNumber: number }
  tone: Tone
  text: string
  onShow: (clientId: number) => void
  keys?: string
  children?: React.ReactNode
}) {
  const { who, tone, text, onShow, keys, children } = props
  return (
    <li className={classes.row}>
      <div>
        <strong>{nameOf(who)}</strong>{' '}
        <span className="ost-nowrap ost-numbers">{words.kit.client.number(String(who.registerNumber))}</span>{' '}
        {keys && <KeyHint keys={keys} />}
        <Group gap="sm">
          <StatusMark tone={tone}>{text}</StatusMark>
          {children}
        </Group>
      </div>
      <Button
        size="sm"
        variant="default"
        aria-label={say.openOne(nameOf(who))}
        onClick={() => onShow(who.clientId)}
      >
        {words.counter.show}
      </Button>
    </li>
  )
}
