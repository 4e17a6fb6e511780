import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ask } from '../call.ts'
import { KeyHint } from '../ui/keys.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { waitingOffers } from './take-home-choices.ts'

const say = words.takeHome

/** Says that doses of a signed closure list wait for this client, so that nobody leaves without them. */
export function TakeHomeWaiting(props: { clientId: number; name: string | null; onOpen: () => void }) {
  const { clientId, name, onOpen } = props
  const at = useQuery(ask.takeHome.atCounter.queryOptions({ input: { clientId }, gcTime: 0, staleTime: 0 }))
  return (at.data ? waitingOffers(at.data) : []).map(({ offer, later }) => (
    <StatusBar
      key={offer.listId}
      tone={later === null ? 'due' : 'quiet'}
      title={[
        name,
        later === null
          ? say.waiting(offer.first, offer.last)
          : say.waitingLater(offer.first, offer.last, later),
      ]
        .filter(Boolean)
        .join(': ')}
    >
      {later === null && (
        <Button mt={6} variant="default" onClick={onOpen} rightSection={<KeyHint keys="f8" />}>
          {say.open}
        </Button>
      )}
    </StatusBar>
  ))
}
