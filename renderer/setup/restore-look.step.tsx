import { Button, Checkbox, Group, List, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { RestoreLoss, RestoreOpened } from '../../shared/contract/restore.ts'
import { numberToType, vanishes } from '../../shared/rules/restore-hands.ts'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'

const say = words.restore

/** What the backup or copy holds, whose it is, and what would vanish: that is asked twice. */
export function RestoreLook(props: {
  opened: RestoreOpened
  onBack: () => void
  onNext: (confirmed: number | null) => void
}) {
  const { opened, onBack, onNext } = props
  const [compared, setCompared] = useState(opened.signer === null)
  const [aware, setAware] = useState(false)
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState(false)
  const { sequence, day, loss, site, office } = opened
  const takes = vanishes(loss, sequence)
  const isCopy = sequence === null
  const wanted = numberToType(opened)
  const typedRight = Number(typed) === wanted
  const next = () => {
    setAsked(true)
    if (compared && (!takes || (aware && typedRight))) onNext(takes ? wanted : null)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        next()
      }}
    >
      <Stack>
        <Text c="dimmed">
          {say.stepOf(2)} – {say.steps[1]}
        </Text>
        <StatusBar tone="good" live title={isCopy ? say.goodCopy(day) : say.good(sequence, day)}>
          {site.name}, {site.district}: {say.holds(opened.clients, opened.doses, opened.lines)}
        </StatusBar>
        {opened.newerInFolder !== null && <StatusBar tone="warn" title={say.newer(opened.newerInFolder)} />}
        {opened.signer !== null && (
          <Stack gap={4}>
            <Text fw={650}>{say.card.title}</Text>
            <Text>{say.card.lead}</Text>
            <Print label={say.card.signer} text={opened.signer} />
            {office && <Print label={say.card.office(office.name)} text={office.ageB} />}
            {office && <Print label={say.card.officeSignature} text={office.ed25519} />}
            <Checkbox
              mt="xs"
              autoFocus
              label={say.card.compared}
              checked={compared}
              error={asked && !compared ? say.card.missing : undefined}
              onChange={(event) => setCompared(event.currentTarget.checked)}
            />
          </Stack>
        )}
        {loss && !takes && <Text>{say.loss.none}</Text>}
        {loss && <Text>{say.loss.aside}</Text>}
        {loss && takes && (
          <Stack gap="sm">
            <Vanishing loss={loss} sequence={sequence} />
            <Checkbox
              autoFocus={isCopy}
              label={say.loss.aware}
              checked={aware}
              error={asked && !aware ? say.loss.awareMissing : undefined}
              onChange={(event) => setAware(event.currentTarget.checked)}
            />
            <TextInput
              label={isCopy ? say.loss.typeCopy(wanted) : say.loss.type(wanted)}
              value={typed}
              inputMode="numeric"
              maxLength={9}
              w={260}
              error={asked && !typedRight ? say.loss.typeMissing : undefined}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          </Stack>
        )}
        <Group justify="space-between">
          <Button variant="default" onClick={onBack}>
            {say.back}
          </Button>
          <Button type="submit" autoFocus={isCopy && !takes}>
            {say.next}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function Print({ label, text }: { label: string; text: string }) {
  return (
    <Text>
      {label}:{' '}
      <Text component="span" ff="monospace" className="ost-nowrap">
        {text}
      </Text>
    </Text>
  )
}

function Vanishing({ loss, sequence }: { loss: RestoreLoss; sequence: number | null }) {
  const tell = say.loss
  return (
    <StatusBar tone="stop" title={tell.title}>
      {!loss.readable && <Text>{tell.unreadable}</Text>}
      {loss.otherRegister && <Text>{tell.other}</Text>}
      {loss.newestSequence !== null && loss.newestSequence > (sequence ?? 0) && (
        <Text>{tell.newest(loss.newestSequence)}</Text>
      )}
      {loss.lines !== null && <Text>{tell.acts(loss.lines)}</Text>}
      {loss.readable && (
        <>
          <Text mt="xs">{tell.days}:</Text>
          <List>
            {loss.days.map(({ day, doses }) => (
              <List.Item key={day}>{tell.day(day, doses)}</List.Item>
            ))}
            {loss.days.length === 0 && <List.Item>{tell.noDays}</List.Item>}
          </List>
          {loss.doses > 0 && <Text fw={650}>{tell.doses(loss.doses)}</Text>}
          <Text>{loss.clients.length > 0 ? tell.clients(say.clients(loss.clients)) : tell.noClients}</Text>
        </>
      )}
    </StatusBar>
  )
}
