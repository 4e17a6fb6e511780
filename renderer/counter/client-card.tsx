import { Button, Group, Stack, Text } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { officeNotices } from '../../shared/rules/dose-notices.ts'
import { rulesBehind } from '../../shared/rules/verdict-rules.ts'
import { ClientPhoto } from '../ui/client-banner.tsx'
import { DoseLine } from '../ui/dose-line.tsx'
import { KeyHint } from '../ui/keys.tsx'
import { amountInWords } from '../words/amount-words.ts'
import { amount, clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import classes from './counter.module.css'
import { History } from './history.tsx'
import { nameOf } from './names.ts'
import { Notices } from './notices.tsx'
import type { Primary } from './primary.ts'
import type { Standing } from './use-counter.ts'
import { VerdictBar } from './verdict-bar.tsx'

const say = words.counter

interface Props {
  standing: Standing
  primary: Primary | null
  busy: boolean
  /** The question or error that stands between the dose and the button. */
  children?: ReactNode
  /** What only a doctor decides about this client now. */
  acts?: ReactNode
  onNotGiven: (() => void) | null
  onVoid: (() => void) | null
  onAside: (() => void) | null
  onTakeHome: (() => void) | null
}

/** Who stands there and what they get: large enough to be compared across the counter. */
export function ClientCard({
  standing,
  primary,
  busy,
  children,
  acts,
  onNotGiven,
  onVoid,
  onAside,
  onTakeHome,
}: Props) {
  const { at, verdict, due } = standing
  const { client, open } = at
  const dose = open ?? (verdict.outcome === 'due' ? verdict : null)
  const rules = rulesBehind(due ?? verdict, at.facts)
  const card = useRef<HTMLElement>(null)
  useEffect(() => {
    if (client.id > 0) card.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [client.id])
  return (
    <section ref={card} tabIndex={-1} className={classes.card} aria-label={nameOf(client)}>
      <div className={classes.person}>
        <div className={classes.photo}>
          <ClientPhoto
            photo={client.photo && `data:image/jpeg;base64,${client.photo}`}
            name={nameOf(client)}
            size={176}
          />
        </div>
        <div className={classes.who}>
          <Text component="h1" className={classes.name}>
            {nameOf(client)}
          </Text>
          {client.name && client.name !== nameOf(client) && <Text fz="lg">{client.name}</Text>}
          <Text fz="lg">
            <strong className="ost-nowrap ost-numbers">
              {words.kit.client.number(String(client.registerNumber))}
            </strong>
            {' · '}
            {say.person(client)}
          </Text>
          <div className={classes.prompts}>
            {client.restricted && client.called === null && <Text>{say.restricted}</Text>}
            <Text className={classes.ask}>{say.askDose}</Text>
            {client.photo === null && <Text>{say.askNoPhoto(client.birthYear)}</Text>}
            {client.photo !== null && standing.identifiedBy === 'name' && (
              <Text>{say.askBirthYear(client.birthYear)}</Text>
            )}
            {at.lookAlikes.length > 0 && <Text fw={600}>{say.lookAlikes(at.lookAlikes)}</Text>}
          </div>
          {dose && (
            <div className={classes.dose}>
              <DoseLine
                size="lg"
                drug={open?.drug ?? due?.drug ?? ''}
                amountMicrograms={dose.amountMicrograms}
                spelled={amountInWords(dose.amountMicrograms)}
                inHand={say.inHand(open?.inHand ?? due?.lines ?? [])}
              />
              <LastDose standing={standing} />
            </div>
          )}
        </div>
      </div>
      <Notices notices={due?.notices ?? officeNotices(at.facts)} drug={due?.drug ?? ''} />
      <div className={classes.decision}>
        <VerdictBar standing={standing} />
        {children}
        {primary && (
          <div className={classes.now}>
            <Button size="xl" className={classes.primary} onClick={primary.run} loading={busy}>
              <span>{primary.label}</span>
              <span className={classes.key}>
                <KeyHint keys="enter" />
              </span>
            </Button>
          </div>
        )}
        <Group gap="sm">
          {onNotGiven && (
            <SideButton
              label={open?.state === 'prepared' ? say.notGiven : say.notChecked}
              keys="f6"
              onClick={onNotGiven}
            />
          )}
          {onVoid && <SideButton label={say.voidKey} keys="alt+f8" onClick={onVoid} />}
          {onTakeHome && <SideButton label={words.takeHome.open} keys="f8" onClick={onTakeHome} />}
          {acts}
          {onAside && <SideButton label={say.aside} keys="escape" onClick={onAside} />}
        </Group>
      </div>
      <History doses={at.lastDoses.filter(({ id }) => id !== open?.id)} />
      {rules.map(({ name, version, source }) => (
        <Text key={source} c="dimmed">
          {say.ruleSource(name, version, source)}
        </Text>
      ))}
    </section>
  )
}

function SideButton({ label, keys, onClick }: { label: string; keys: string; onClick: () => void }) {
  return (
    <Button variant="default" onClick={onClick}>
      <span>{label}</span>
      <span className={classes.key}>
        <KeyHint keys={keys} />
      </span>
    </Button>
  )
}

function LastDose({ standing: { at, due } }: { standing: Standing }) {
  const taken = at.facts.doses.findLast(
    ({ clinicDay: day, givenAt, state }) => day < at.facts.today && givenAt !== null && state !== 'voided',
  )
  const { broughtOver, care } = at.facts
  const there = care.elsewhere.findLast(({ day }) => day < at.facts.today)
  const last =
    there && (!taken || there.day > taken.clinicDay)
      ? words.care.counter.lastThere(there.drug, there.amountMicrograms, there.day)
      : taken
        ? say.lastDose(clinicDay(taken.clinicDay), amount(taken.amountMicrograms))
        : broughtOver
          ? say.lastDose(clinicDay(broughtOver.lastDoseDay), amount(broughtOver.lastDoseMicrograms))
          : say.noDoseYet
  return (
    <Stack gap={0}>
      <Text>{last}</Text>
      {due && due.daysWithout !== null && (
        <Text fw={due.daysWithout > 0 ? 700 : 400}>{say.daysWithout(due.daysWithout)}</Text>
      )}
      {due && due.slots > 1 && <Text>{say.slot(due.slot, due.slots)}</Text>}
    </Stack>
  )
}
