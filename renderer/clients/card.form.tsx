import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { Problem } from '../../shared/contract/call.ts'
import type { CardLine, ClientProfile } from '../../shared/contract/client-output.ts'
import { CardRevocationReason } from '../../shared/records/card.ts'
import { ask } from '../call.ts'
import { CameraReader } from '../ui/camera-reader.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { groupedDigits } from '../ui/qr.tsx'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { useScan } from '../ui/use-scan.ts'
import { words } from '../words/index.ts'
import { blankCardProblems } from './blank-card.ts'
import { useTakeIn } from './client.queries.ts'

const say = words.clients.card
type Reason = z.infer<typeof CardRevocationReason>
const REASONS = CardRevocationReason.options.map((value) => ({
  value,
  label: words.clients.cardReasons[value],
}))

/** A blank card scanned now, or a new number to print; the card before is revoked with its reason. */
export function IssueCardForm(props: {
  profile: ClientProfile
  onClose: () => void
  onNew: (card: CardLine) => void
}) {
  return (
    <Dialog title={say.issue} onClose={props.onClose}>
      <IssueCard {...props} />
    </Dialog>
  )
}

function IssueCard(props: Parameters<typeof IssueCardForm>[0]) {
  const { profile, onClose, onNew } = props
  const hasCard = profile.cards.some(({ revoked }) => revoked === null)
  const [digits, setDigits] = useState<string | null>(null)
  const [oldCard, setOldCard] = useState<Reason | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [camera, setCamera] = useState(false)
  const [requestId] = useRequestId()
  const takeIn = useTakeIn()
  const issue = useMutation(
    ask.clients.issueCard.mutationOptions({
      onSuccess: (changed, { card }) => {
        takeIn(changed)
        onClose()
        const [made] = changed.cards
        if (card === 'new' && made) onNew(made)
      },
    }),
  )
  const take = async (scanned: string) => {
    setCamera(false)
    const found = await blankCardProblems(scanned)
    setProblems(found)
    setDigits(found.length === 0 ? scanned : null)
  }
  useScan((scanned) => void take(scanned))
  const give = (card: string) => issue.mutate({ requestId, id: profile.id, card, oldCard })
  const blocked = hasCard && oldCard === null
  return (
    <Stack>
      <ErrorSummary error={issue.error} problems={problems} title={say.notTaken} />
      {hasCard && (
        <ReasonChooser label={say.whyNew} options={REASONS} value={oldCard} onChange={setOldCard} />
      )}
      <Text role="status">{digits ? say.ready(groupedDigits(digits)) : say.issueHow}</Text>
      <Group>
        <Button disabled={blocked || digits === null} onClick={() => digits && give(digits)}>
          {say.give}
        </Button>
        <Button variant="default" disabled={blocked} loading={issue.isPending} onClick={() => give('new')}>
          {say.print}
        </Button>
        <Button variant="default" onClick={() => setCamera(true)}>
          {words.clients.enrol.cardCamera}
        </Button>
      </Group>
      {camera && <CameraReader onDigits={(scanned) => void take(scanned)} onClose={() => setCamera(false)} />}
    </Stack>
  )
}

export function RevokeCardForm({ card, onClose }: { card: CardLine; onClose: () => void }) {
  const [reason, setReason] = useState<Reason | null>(null)
  const [requestId] = useRequestId()
  const takeIn = useTakeIn()
  const revoke = useMutation(
    ask.clients.revokeCard.mutationOptions({
      onSuccess: (changed) => {
        takeIn(changed)
        onClose()
      },
    }),
  )
  return (
    <Dialog title={say.revokeTitle} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (reason) revoke.mutate({ requestId, cardId: card.id, reason })
        }}
      >
        <Stack>
          <ErrorSummary error={revoke.error} />
          <Text>{say.revokeHow}</Text>
          <ReasonChooser
            label={words.clients.episodeForm.reason}
            options={REASONS}
            value={reason}
            onChange={setReason}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words.shell.cancel}
            </Button>
            <Button type="submit" color="red" disabled={reason === null} loading={revoke.isPending}>
              {say.revoke}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
