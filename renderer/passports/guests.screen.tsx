import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { slipKind } from '../../shared/rules/passport-slip.ts'
import { ask } from '../call.ts'
import { CameraReader } from '../ui/camera-reader.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page, Section } from '../ui/page.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useScan } from '../ui/use-scan.ts'
import { words } from '../words/index.ts'
import { GuestTable } from './guest-table.tsx'
import { SlipRead } from './slip-read.tsx'
import { useMayAct } from './use-may-act.ts'

const say = words.passports

/** Guests of other sites: a slip is scanned, its worth said in words, and those who are here are listed. */
export function GuestsScreen() {
  const list = useQuery(ask.guests.list.queryOptions({ gcTime: 0 }))
  const scanned = useParams<{ digits?: string }>().digits ?? null
  const [, go] = useLocation()
  const cache = useQueryClient()
  const mayAct = useMayAct()
  const [typed, setTyped] = useState('')
  const [camera, setCamera] = useState(false)
  const show = (digits: string) => {
    setCamera(false)
    const plain = digits.replace(/[\s-]/g, '')
    if (plain !== '') go(`/guests/slip/${encodeURIComponent(plain)}`)
  }
  useScan(show)
  useKey('escape', say.guests.another, () => go('/guests'), { enabled: scanned !== null })
  if (!list.data) return <Loading />
  return (
    <Page
      title={say.guests.title}
      lead={
        <>
          {say.guests.lead}
          <br />
          {say.replay}
        </>
      }
      actions={
        <>
          {scanned !== null && (
            <Button variant="default" onClick={() => go('/guests')} rightSection={<KeyHint keys="escape" />}>
              {say.guests.another}
            </Button>
          )}
          <Button variant="default" onClick={() => go('/sites')}>
            {say.sites.title}
          </Button>
        </>
      }
    >
      {!list.data.listKnown && <StatusBar tone="warn" title={say.guests.noList} />}
      {mayAct && scanned === null && (
        <Section>
          <Stack>
            <Text fw={600}>{say.guests.scan}</Text>
            <form
              onSubmit={(event) => {
                event.preventDefault()
                show(typed)
                setTyped('')
              }}
            >
              <Group align="flex-end">
                <TextInput
                  label={say.guests.digits}
                  description={say.guests.digitsHow}
                  inputMode="numeric"
                  autoComplete="off"
                  miw={420}
                  value={typed}
                  onChange={(event) => setTyped(event.currentTarget.value)}
                />
                <Button type="submit" variant="default">
                  {say.guests.check}
                </Button>
                <Button variant="default" onClick={() => setCamera(true)}>
                  {say.guests.camera}
                </Button>
              </Group>
            </form>
          </Stack>
        </Section>
      )}
      {scanned !== null && (
        <SlipRead
          key={scanned}
          digits={scanned}
          kind={slipKind(scanned) ?? 'passport'}
          mayAct={mayAct}
          onReceived={() => void cache.invalidateQueries({ queryKey: ask.guests.list.key() })}
        />
      )}
      <Section title={say.guests.here} flush>
        <GuestTable list={list.data} mayAct={mayAct} />
      </Section>
      {camera && <CameraReader title={say.guests.check} onDigits={show} onClose={() => setCamera(false)} />}
    </Page>
  )
}
