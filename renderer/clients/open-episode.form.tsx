import { Button, Checkbox, Fieldset, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import type { ClientProfile } from '../../shared/contract/client-output.ts'
import type { EpisodeKind } from '../../shared/records/episode.ts'
import { ageFromBirthYear } from '../../shared/rules/days.ts'
import { EPISODES_OF_SITE, episodeProblems } from '../../shared/rules/enrolment.ts'
import { ask, problemsOf } from '../call.ts'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary, fieldErrors } from '../ui/error-summary.tsx'
import { useSite } from '../ui/session-context.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'
import { useTakeIn } from './client.queries.ts'
import { fieldOf, statementOf } from './enrol-values.ts'

const say = words.clients.enrol
const TICKS = ['dependence', 'injecting', 'ableToConsent', 'detoxBefore'] as const

/** Opens a stretch of care, or takes one up again; the same questions as at enrolment. */
export function OpenEpisodeForm(props: {
  profile: ClientProfile
  /** The one that was asked for; else the site's usual one. */
  kind: EpisodeKind | null
  onClose: () => void
}) {
  const { profile, onClose } = props
  const { kind: siteKind } = useSite()
  const kinds = EPISODES_OF_SITE[siteKind]
  const [kind, setKind] = useState<EpisodeKind>(props.kind ?? kinds[0] ?? 'drop_in')
  const [transferred, setTransferred] = useState(false)
  const [adultConfirmed, setAdult] = useState(profile.adultConfirmed)
  const [eligibility, setEligibility] = useState({
    dependence: false,
    injecting: false,
    ableToConsent: false,
    detoxBefore: false,
  })
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [requestId] = useRequestId()
  const takeIn = useTakeIn()
  const open = useMutation(
    ask.clients.openEpisode.mutationOptions({
      onSuccess: (changed) => {
        takeIn(changed)
        onClose()
      },
      onError: (error) => setProblems(problemsOf(error)),
    }),
  )
  const { birthYear, today } = profile
  const save = () => {
    const found = episodeProblems({ kind, eligibility }, { birthYear, adultConfirmed, siteKind, today })
    setProblems(found)
    if (found.length > 0) return
    const entry = transferred ? 'transferred_in' : 'new'
    open.mutate({ requestId, id: profile.id, kind, entry, eligibility, adultConfirmed })
  }
  const errors = fieldErrors(problems.map((problem) => ({ ...problem, field: fieldOf(problem.field) })))
  const asksAdult = kind === 'ost' && ageFromBirthYear(birthYear, today).adult === 'ask'
  return (
    <Dialog title={words.clients.episodeForm.openTitle} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Stack>
          <ErrorSummary
            error={open.error}
            problems={problems}
            fieldId={(field) => `episode-${fieldOf(field)}`}
            labelOf={statementOf}
          />
          <NativeSelect
            id="episode-kind"
            label={say.kind}
            value={kind}
            error={errors.kind}
            onChange={(event) => setKind(event.currentTarget.value as EpisodeKind)}
            data={kinds.map((value) => ({ value, label: words.clients.kinds[value] }))}
            data-autofocus
          />
          {kind === 'ost' && (
            <Fieldset legend={say.statements} variant="filled" p="sm">
              <Stack gap="xs">
                {TICKS.map((tick) => (
                  <Checkbox
                    key={tick}
                    id={`episode-${tick}`}
                    label={say[tick]}
                    checked={eligibility[tick]}
                    error={errors[tick]}
                    onChange={(event) => {
                      const { checked } = event.currentTarget
                      setEligibility((now) => ({ ...now, [tick]: checked }))
                    }}
                  />
                ))}
              </Stack>
              <Text c="dimmed" mt="xs">
                {say.statementsSource}
              </Text>
            </Fieldset>
          )}
          {asksAdult && (
            <Checkbox
              id="episode-adultConfirmed"
              label={say.adult}
              description={say.adultWhy}
              checked={adultConfirmed}
              error={errors.adultConfirmed}
              onChange={(event) => setAdult(event.currentTarget.checked)}
            />
          )}
          <Checkbox
            label={say.transferred}
            checked={transferred}
            onChange={(event) => setTransferred(event.currentTarget.checked)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words.shell.cancel}
            </Button>
            <Button type="submit" loading={open.isPending}>
              {words.clients.episodeForm.open}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
