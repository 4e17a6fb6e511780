import { Button, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { KitEntry, KitStock } from '../../shared/contract/naloxone.ts'
import { expiresSoon, isExpired } from '../../shared/rules/stock-balance.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import { ask } from '../call.ts'
import { DateText } from '../ui/date-field.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { NaloxoneGive } from '../ui/naloxone-give.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { useSession, useSignedIn, useSite } from '../ui/session-context.tsx'
import { StatusBar, StatusMark } from '../ui/status-bar.tsx'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'
import { OnDark } from './boxes.screen.tsx'
import { KitReceiveForm } from './kit-receive.form.tsx'
import { KitWriteOffForm } from './kit-write-off.form.tsx'

const say = words.naloxone

/** The naloxone kits: what is left, who got one, what came in. */
export function NaloxoneScreen() {
  const stock = useQuery(ask.naloxone.stock.queryOptions())
  const [form, setForm] = useState<'give' | 'receive' | 'write_off' | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const { role } = useSignedIn()
  const { clinicDay } = useSession()
  const stage = clinicDay ? 'day' : 'staff'
  const mayGive = whoMay('naloxone.give', { stage, role }).allowed
  const mayReceive = whoMay('naloxone.receive', { stage, role }).allowed
  const open = (which: typeof form) => {
    setDone(null)
    setForm(which)
  }
  const close = (sentence: string | null) => {
    setForm(null)
    setDone(sentence)
  }
  const holds = stock.data?.batches.some(({ kits }) => kits > 0) ?? false
  useKey('f6', say.give.title, () => open('give'), { enabled: mayGive && form === null })
  useKey('f7', say.receive.title, () => open('receive'), { enabled: mayReceive && form === null })
  useKey('f8', say.writeOff.title, () => open('write_off'), { enabled: mayReceive && holds && form === null })
  if (!stock.data) return <Loading />
  const { usable, entries, givenLately } = stock.data
  return (
    <Page
      title={say.title}
      lead={say.lead}
      actions={
        <>
          {mayReceive && holds && (
            <Button variant="default" onClick={() => open('write_off')} rightSection={<KeyHint keys="f8" />}>
              {say.writeOff.title}
            </Button>
          )}
          {mayReceive && (
            <Button variant="default" onClick={() => open('receive')} rightSection={<KeyHint keys="f7" />}>
              {say.receive.title}
            </Button>
          )}
          {mayGive && (
            <Button onClick={() => open('give')} rightSection={<OnDark keys="f6" />}>
              {say.give.title}
            </Button>
          )}
        </>
      }
    >
      {done && <StatusBar tone="good" live title={done} />}
      {entries.length > 0 && (
        <StatusBar
          tone={usable === 0 ? 'stop' : usable < givenLately ? 'warn' : 'note'}
          title={usable === 0 ? say.noneLeft : say.usable(usable)}
        >
          {say.lately(givenLately)}
        </StatusBar>
      )}
      {form === 'receive' && <KitReceiveForm onClose={close} />}
      {form === 'write_off' && <KitWriteOffForm stock={stock.data} onClose={close} />}
      {form === 'give' && <NaloxoneGive onClose={close} />}
      <Section title={say.shelf} flush>
        {stock.data.batches.length === 0 ? (
          <EmptyState>{say.none}</EmptyState>
        ) : (
          <Batches stock={stock.data} />
        )}
      </Section>
      <Section title={say.book} flush>
        {entries.length === 0 ? <EmptyState>{say.bookEmpty}</EmptyState> : <Book entries={entries} />}
      </Section>
    </Page>
  )
}

function Batches({ stock }: { stock: KitStock }) {
  return (
    <Table className="ost-numbers" horizontalSpacing="md">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say.columns.batch}</Table.Th>
          <Table.Th>{say.columns.expiry}</Table.Th>
          <Table.Th ta="right">{say.columns.left}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {stock.batches.map((batch) => {
          const soon = batch.kits > 0 ? expiresSoon(batch, stock.day, stock.expiryWarnDays) : null
          return (
            <Table.Tr key={batch.id}>
              <Table.Td fw={600}>{batch.batchNumber}</Table.Td>
              <Table.Td>
                <DateText day={batch.expiryDay} />{' '}
                {batch.kits > 0 && isExpired(batch, stock.day) && (
                  <StatusMark tone="stop">{words.stock.states.expired}</StatusMark>
                )}
                {soon !== null && <StatusMark tone="warn">{words.stock.states.expires(soon)}</StatusMark>}
              </Table.Td>
              <Table.Td ta="right">
                <strong>{say.kits(batch.kits)}</strong>
              </Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}

function Book({ entries }: { entries: readonly KitEntry[] }) {
  const { timeZone } = useSite()
  return (
    <Table className="ost-numbers" horizontalSpacing="md">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say.columns.when}</Table.Th>
          <Table.Th>{say.columns.what}</Table.Th>
          <Table.Th>{say.columns.batch}</Table.Th>
          <Table.Th>{say.columns.who}</Table.Th>
          <Table.Th ta="right">{say.columns.change}</Table.Th>
          <Table.Th ta="right">{say.columns.after}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entries.map((entry) => (
          <Table.Tr key={entry.id}>
            <Table.Td className="ost-nowrap">{dayAndTime(entry.at, timeZone)}</Table.Td>
            <Table.Td>
              {entry.recipient === null
                ? say.kinds[entry.kind]
                : say.given(entry.recipient, entry.registerNumber)}
              {entry.document && <Text component="div">{entry.document}</Text>}
              {entry.reason && <Text component="div">{say.reason(entry.reason)}</Text>}
            </Table.Td>
            <Table.Td>{entry.batchNumber}</Table.Td>
            <Table.Td>{entry.staffName}</Table.Td>
            <Table.Td ta="right" className="ost-nowrap">
              {entry.kits > 0 ? `+${say.kits(entry.kits)}` : `−${say.kits(-entry.kits)}`}
            </Table.Td>
            <Table.Td ta="right" className="ost-nowrap">
              <strong>{say.kits(entry.balanceAfter)}</strong>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
