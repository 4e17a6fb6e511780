import { Button, SimpleGrid, Stack } from '@mantine/core'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { EpisodeKind } from '../../shared/records/episode.ts'
import { ageFromBirthYear } from '../../shared/rules/days.ts'
import { ClientBanner } from '../ui/client-banner.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { NaloxoneButton } from '../ui/naloxone-button.tsx'
import { Page } from '../ui/page.tsx'
import { dispensing, useScreens } from '../ui/screen-list.tsx'
import { useSite } from '../ui/session-context.tsx'
import { StatusMark } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { Cards } from './cards.tsx'
import { CareFlags } from './care-flags.tsx'
import { Carried } from './carried.tsx'
import { useClient } from './client.queries.ts'
import { ClientFacts } from './client-facts.tsx'
import { nameOf, photoAddress } from './client-names.ts'
import { STATUS_TONES } from './client-table.tsx'
import { Consents } from './consents.tsx'
import { DoseCalendar } from './dose-calendar.tsx'
import { Episodes } from './episodes.tsx'
import { PhotoForm } from './photo.form.tsx'

const say = words.clients

/** One client: who under a fixed banner, doses, consents, cards, treatment. */
export function ClientScreen() {
  const { id, kind } = useParams<{ id: string; kind?: string }>()
  const [, go] = useLocation()
  const [photo, setPhoto] = useState(false)
  const client = useClient(Number(id))
  const gives = dispensing.includes(useSite().kind)
  if (client.isError)
    return (
      <Page title={say.title}>
        <ErrorSummary error={client.error} title={say.notFound} />
        <Button variant="default" onClick={() => go('/clients')} style={{ alignSelf: 'start' }} autoFocus>
          {say.profile.back}
        </Button>
      </Page>
    )
  if (!client.data) return <Loading />
  const profile = client.data
  const { youngest, oldest } = ageFromBirthYear(profile.birthYear, profile.today)
  const { status } = profile.standing
  return (
    <>
      <ClientBanner
        name={nameOf(profile)}
        called={profile.name ? profile.called : null}
        registerNumber={String(profile.registerNumber)}
        facts={[say.years(youngest, oldest), say.sexes[profile.sex]]}
        photo={photoAddress(profile.photo)}
        flags={
          <>
            <StatusMark tone={STATUS_TONES[status]}>{say.statuses[status]}</StatusMark>
            <CareFlags clientId={profile.id} />
            {profile.restrictedFor !== null && <StatusMark tone="stop">{say.profile.restricted}</StatusMark>}
          </>
        }
        actions={
          <>
            <ClientDoors clientId={profile.id} />
            <ToCare clientId={profile.id} />
            <NaloxoneButton client={profile} />
            <Button variant="default" onClick={() => setPhoto(true)}>
              {say.profile.takePhoto}
            </Button>
          </>
        }
      />
      <Stack gap="md" p="lg" maw={1400}>
        {gives && <DoseCalendar profile={profile} />}
        {gives && <Carried clientId={profile.id} />}
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
          <Stack gap="md">
            <ClientFacts profile={profile} />
            <Cards profile={profile} />
          </Stack>
          <Stack gap="md">
            <Episodes profile={profile} openKind={EpisodeKind.safeParse(kind).data ?? null} />
            <Consents profile={profile} />
          </Stack>
        </SimpleGrid>
      </Stack>
      {photo && <PhotoForm profile={profile} onClose={() => setPhoto(false)} />}
    </>
  )
}

/** The way to what happened to the client: away, overdoses, medicines, letters. */
function ToCare({ clientId }: { clientId: number }) {
  const [, go] = useLocation()
  const open = () => go(`/clients/${clientId}/care`)
  useKey('f7', words.care.title, open)
  return (
    <Button variant="default" onClick={open} rightSection={<KeyHint keys="f7" />}>
      {words.care.title}
    </Button>
  )
}

/** The ways to the other screens of this client, for those who may see them. */
function ClientDoors({ clientId }: { clientId: number }) {
  const { screens } = useScreens()
  return screens.flatMap(({ path, title, clientKeys }) =>
    clientKeys === undefined
      ? []
      : [
          <ClientDoor
            key={path}
            path={path.replace(':id', String(clientId))}
            title={title}
            keys={clientKeys}
          />,
        ],
  )
}

function ClientDoor({ path, title, keys }: { path: string; title: string; keys: string }) {
  const [, go] = useLocation()
  useKey(keys, title, () => go(path))
  return (
    <Button variant="default" onClick={() => go(path)} rightSection={<KeyHint keys={keys} />}>
      {title}
    </Button>
  )
}
