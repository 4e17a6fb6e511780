import { Button, SimpleGrid, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { ClientBanner } from '../ui/client-banner.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { useCare, useCareReply } from './care.queries.ts'
import { CareBoxOf } from './care-box.tsx'
import type { CareBox } from './dialogs.ts'
import { AwayPart, KitPart, OverdosePart, PregnancyPart } from './part-events.tsx'
import { DeathPart, FlagsPart, LettersPart, MedicinesPart } from './part-private.tsx'

const say = words.care

/** The states of one client, each with what is done about it. */
export function CareScreen() {
  const clientId = Number(useParams<{ id: string }>().id)
  const [, go] = useLocation()
  const care = useCare(clientId)
  const settle = useCareReply()
  const [box, setBox] = useState<CareBox | null>(null)
  const toClient = () => go(`/clients/${clientId}`)
  useKey('f4', say.toClient, toClient)
  if (care.isError) return <FailedPage title={say.title} error={care.error} what={words.clients.notFound} />
  if (!care.data) return <Loading />
  const view = care.data
  const { called, registerNumber } = view.client
  const part = { view, open: setBox, mayWrite: view.dayOpen }
  return (
    <>
      <ClientBanner
        name={called ?? words.orders.list.noName}
        registerNumber={String(registerNumber)}
        facts={[say.title]}
        actions={
          <Button variant="default" onClick={toClient} rightSection={<KeyHint keys="f4" />}>
            {say.toClient}
          </Button>
        }
      />
      <Stack gap="md" p="lg" maw={1400}>
        {view.dayOpen ? <Text c="dimmed">{say.lead}</Text> : <StatusBar tone="note" title={say.dayFirst} />}
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
          <Stack gap="md">
            <AwayPart {...part} />
            <KitPart {...part} />
            <PregnancyPart {...part} />
            <LettersPart {...part} />
          </Stack>
          <Stack gap="md">
            <OverdosePart {...part} />
            <MedicinesPart {...part} />
            <FlagsPart {...part} />
            <DeathPart {...part} />
          </Stack>
        </SimpleGrid>
      </Stack>
      {box && (
        <CareBoxOf
          box={box}
          view={view}
          settle={settle}
          refresh={() => void care.refetch()}
          onClose={() => setBox(null)}
        />
      )}
    </>
  )
}
