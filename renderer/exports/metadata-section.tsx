import { FileInput, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import type { MappingView } from '../../shared/contract/dhis2.ts'
import { readMetadata } from '../../shared/rules/dhis2-metadata.ts'
import { ask, call } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { useSite } from '../ui/session-context.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.dhis2.metadata
const WRONG: readonly Problem[] = [{ field: 'metadata', code: 'metadata_not_read' }]

/** What the mapping is checked against. The file is read here, and only ids and names go further. */
export function MetadataSection({ view: { metadata } }: { view: MappingView }) {
  const { timeZone } = useSite()
  const cache = useQueryClient()
  const [requestId, renew] = useRequestId()
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const keep = useMutation({
    mutationFn: async (file: File) => {
      const read = readMetadata(await file.text())
      setProblems(read === null ? WRONG : [])
      return read && call.dhis2.keepMetadata({ requestId, metadata: read })
    },
    onSuccess: (next) => next && cache.setQueryData(ask.dhis2.mapping.queryKey(), next),
    onSettled: renew,
  })
  return (
    <Section title={say.title}>
      <Stack gap="sm">
        <Text>{say.lead}</Text>
        <ErrorSummary error={keep.error} problems={problems} />
        <Text role="status">
          {metadata
            ? `${say.read(
                metadata.metadata.dataElements.length,
                metadata.metadata.categoryOptionCombos.length,
                metadata.metadata.organisationUnits.length,
              )} ${dayAndTime(metadata.at, timeZone)}`
            : say.none}
        </Text>
        <FileInput
          label={say.choose}
          placeholder="metadata.json"
          accept=".json,application/json"
          maw={420}
          disabled={keep.isPending}
          onChange={(file) => file && keep.mutate(file)}
        />
      </Stack>
    </Section>
  )
}
