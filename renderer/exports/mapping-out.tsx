import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'
import { PlaceFields } from './place-fields.tsx'
import { usePlace } from './use-place.ts'

const say = words.dhis2.file

/** The saved mapping as a file, for the other sites. */
export function MappingOut() {
  const place = usePlace()
  const [open, setOpen] = useState(false)
  const [replace, setReplace] = useState(false)
  const [requestId, renew] = useRequestId()
  const write = useMutation({
    mutationFn: () => call.dhis2.writeFile({ requestId, folder: place.folder, replace }),
    onSettled: renew,
  })
  if (!open)
    return (
      <Group>
        <Button variant="default" onClick={() => setOpen(true)}>
          {say.write}
        </Button>
      </Group>
    )
  return (
    <Stack gap="sm">
      <ErrorSummary error={write.error ?? place.error} />
      <PlaceFields place={place} replace={replace} onReplace={setReplace} />
      <Group>
        <Button
          variant="default"
          disabled={place.folder === ''}
          loading={write.isPending}
          onClick={() => write.mutate()}
        >
          {say.write}
        </Button>
        {write.data && <Text role="status">{say.wrote(write.data.file)}</Text>}
      </Group>
    </Stack>
  )
}
