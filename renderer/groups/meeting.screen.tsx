import { useLocation, useParams } from 'wouter'
import { FailedPage } from '../ui/failed-page.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page } from '../ui/page.tsx'
import { words } from '../words/index.ts'
import { useGroup, useGroupWritten } from './groups.queries.ts'
import { MeetingForm } from './meeting.form.tsx'

/** Writes down a meeting that was held. */
export function MeetingScreen() {
  const { id } = useParams<{ id: string }>()
  const [, go] = useLocation()
  const group = useGroup(Number(id))
  const written = useGroupWritten()
  if (group.isError)
    return <FailedPage title={words.groups.title} error={group.error} what={words.clients.notFound} />
  if (!group.data) return <Loading />
  const back = () => go(`/groups/${id}`)
  return (
    <Page title={words.groups.meetingForm.title(group.data.name)}>
      <MeetingForm
        group={group.data}
        onDone={() => {
          written()
          back()
        }}
        onClose={back}
      />
    </Page>
  )
}
