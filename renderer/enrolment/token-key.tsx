import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { CasesDesk } from '../../shared/contract/office-cases.ts'
import { call } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { usePin } from '../ui/pin-dialog.tsx'
import { useSite } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.enrolment.office.key

/** Made once; every site gets it, sealed to it alone. */
export function TokenKeyPart(props: {
  desk: CasesDesk
  folder: string | null
  onDesk: (next: CasesDesk) => void
}) {
  const { desk, folder, onDesk } = props
  const { timeZone } = useSite()
  const withPin = usePin()
  const [made, setMade] = useState(false)
  const [makeId, renewMake] = useRequestId()
  const [writeId, renewWrite] = useRequestId()
  const write = useMutation({
    mutationFn: (to: string) => call.officeCases.giveKeys({ requestId: writeId, folder: to }),
    onSettled: renewWrite,
  })
  const make = async () => {
    const next = await withPin({
      title: say.pin,
      lead: desk.key ? say.anewHow : undefined,
      who: 'self',
      act: ({ pin }) => call.officeCases.makeKey({ requestId: makeId, pin }),
    })
    renewMake()
    if (!next) return
    setMade(true)
    onDesk(next)
  }
  return (
    <Section title={say.title}>
      <Stack>
        <Text>{desk.key ? say.is(desk.key.keyId, dayAndTime(desk.key.madeAt, timeZone)) : say.none}</Text>
        <ErrorSummary error={write.error} />
        {write.data ? (
          <StatusBar tone="good" live title={say.written(write.data.files.length)} />
        ) : (
          made && <StatusBar tone="good" live title={say.made} />
        )}
        <Group>
          {desk.key && desk.sites.length > 0 && (
            <Button
              variant={desk.sites.some(({ tokens }) => tokens) ? 'default' : 'filled'}
              disabled={folder === null}
              loading={write.isPending}
              onClick={() => folder !== null && write.mutate(folder)}
            >
              {say.write}
            </Button>
          )}
          <Button variant={desk.key ? 'default' : 'filled'} onClick={() => void make()}>
            {desk.key ? say.makeAnew : say.make}
          </Button>
        </Group>
      </Stack>
    </Section>
  )
}
