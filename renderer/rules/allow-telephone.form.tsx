import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { RulesView } from '../../shared/contract/rules.ts'
import { call } from '../call.ts'
import { Dialog } from '../ui/dialog.tsx'
import { usePin } from '../ui/pin-dialog.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { sentence, words } from '../words/index.ts'
import { useRulesReply } from './rules.queries.ts'

const say = words.rules

/** The one line that a doctor changes most, without the whole editor. */
export function AllowTelephone({ pack }: { pack: RulesView }) {
  const [asking, setAsking] = useState(false)
  const { allowed } = pack.body.telephoneOrders
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {allowed ? say.forbid : say.allow}
      </Button>
      {asking && <AllowDialog allowed={!allowed} onClose={() => setAsking(false)} />}
    </>
  )
}

/** What the law of the place says is the doctor's word; the PIN signs a new version of the rules with it. */
function AllowDialog({ allowed, onClose }: { allowed: boolean; onClose: () => void }) {
  const [source, setSource] = useState('')
  const [tried, setTried] = useState(false)
  const [requestId] = useRequestId()
  const withPin = usePin()
  const settle = useRulesReply()
  const missing = source.trim().length < 3
  const sign = async () => {
    setTried(true)
    if (missing) return
    const pack = await withPin({
      title: allowed ? say.allow : say.forbid,
      lead: say.signLead,
      who: 'self',
      act: ({ pin }) => call.rules.allowTelephone({ requestId, allowed, source: source.trim(), pin }),
    })
    if (pack === null) return
    await settle(pack)
    onClose()
  }
  return (
    <Dialog title={allowed ? say.allow : say.forbid} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void sign()
        }}
      >
        <Stack>
          <Text>{allowed ? say.allowLead : say.forbidLead}</Text>
          <Textarea
            label={say.source}
            description={say.sourceHow}
            value={source}
            maxLength={300}
            rows={2}
            data-autofocus
            error={tried && missing ? sentence({ code: 'order_reason_missing' }) : undefined}
            onChange={(event) => setSource(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words.shell.cancel}
            </Button>
            <Button type="submit">{say.sign}</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
