import { Button, Group, List, Stack, Text, Textarea } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import type { Problem } from '../../shared/contract/call.ts'
import type { RulesView } from '../../shared/contract/rules.ts'
import { call, problemsOf } from '../call.ts'
import { DraftNotice } from '../ui/draft-notice.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { drugKeys } from '../ui/pack-in-words.ts'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { usePin } from '../ui/pin-dialog.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useDraft } from '../ui/use-draft.ts'
import { useRequestId } from '../ui/use-request-id.ts'
import { sentence, words } from '../words/index.ts'
import { AlertRows } from './alert-rows.tsx'
import { changesInWords } from './change-words.ts'
import { LadderRows } from './ladder-rows.tsx'
import { LineGroup, type SayAt } from './line-group.tsx'
import { drugGroups, otherGroups, ruleFieldId } from './pack-lines.ts'
import { type PackValues, readPack, valuesOf } from './pack-values.ts'
import { problemLabel } from './problem-label.ts'
import { Replay } from './replay.tsx'
import { useRules, useRulesReply } from './rules.queries.ts'
import { RulesPaper } from './rules-paper.tsx'

const say = words.rules

/** Every line of the rules under the doctor's hands; nothing holds before the signature. */
export function RulesEditScreen() {
  const rules = useRules()
  if (rules.isError) return <FailedPage title={say.editor.title} error={rules.error} />
  if (rules.data === undefined) return <Loading />
  if (rules.data === null)
    return (
      <Page title={say.editor.title}>
        <EmptyState>{sentence({ code: 'no_rules' })}</EmptyState>
      </Page>
    )
  return <Editor pack={rules.data} />
}

function Editor({ pack }: { pack: RulesView }) {
  const [values, setValues] = useState(() => valuesOf(pack.body, pack.version))
  const [said, setSaid] = useState<readonly Problem[]>([])
  const [tried, setTried] = useState(false)
  const [printing, setPrinting] = useState(false)
  const [requestId, renew] = useRequestId()
  const [, go] = useLocation()
  const withPin = usePin()
  const settle = useRulesReply()
  const draft = useDraft('rules', 'pack', values, (kept) => setValues((now) => ({ ...now, ...kept })))
  const change = (some: Partial<PackValues>) => setValues((now) => ({ ...now, ...some }))
  const { body, problems } = useMemo(() => readPack(values, pack.body), [values, pack.body])
  const changes = useMemo(() => (body ? changesInWords(pack.body, body) : null), [body, pack.body])
  const whyMissing = values.why.trim().length < 3
  const all = whyMissing ? [...problems, { field: 'why', code: 'pack_why_missing', params: {} }] : problems
  const sayAt: SayAt = (path) => {
    // A ladder is judged as it is typed; what is merely not filled in yet is said at the first try to sign.
    const problem = (tried ? all : problems).find(({ field }) => field === path)
    return problem && sentence(problem)
  }
  const reset = () => {
    draft.clear()
    setTried(false)
    setSaid([])
    setValues(valuesOf(pack.body, pack.version))
  }
  const leave = () => go('/rules')
  const sign = async () => {
    setTried(true)
    setSaid(all)
    if (all.length > 0 || !body) return
    const reply = await withPin({
      title: say.editor.pinTitle(pack.version + 1),
      lead: say.editor.pinLead(changes?.length ?? 0),
      who: 'self',
      act: ({ pin }) =>
        call.rules
          .sign({ requestId, basedOn: values.basedOn, body, why: values.why.trim(), pin })
          .catch((error: unknown) => {
            setSaid(problemsOf(error).map((one) => ({ ...one, field: one.field.replace(/^body\./, '') })))
            throw error
          }),
    })
    renew()
    if (!reply) return
    draft.clear()
    await settle(reply)
    leave()
  }
  useKey('ctrl+enter', say.editor.save, () => void sign(), { enabled: !printing })
  useKey('alt+p', say.editor.preview, () => setPrinting(true), { enabled: body !== null && !printing })
  const field = { values, change, sayAt }
  return (
    <Page
      title={say.editor.title}
      lead={say.editor.lead}
      actions={
        <>
          <Button variant="default" onClick={leave}>
            {say.editor.back}
          </Button>
          <Button variant="default" disabled={body === null} onClick={() => setPrinting(true)}>
            {say.editor.preview}
          </Button>
        </>
      }
    >
      <Stack gap="lg">
        <DraftNotice at={draft.restoredAt} onDrop={reset} />
        {values.basedOn !== pack.version && (
          <StatusBar tone="warn" title={say.editor.stale(pack.version)}>
            <Button variant="default" mt="xs" onClick={reset}>
              {say.editor.reset}
            </Button>
          </StatusBar>
        )}
        <ErrorSummary error={null} problems={said} fieldId={ruleFieldId} labelOf={problemLabel(values)} />
        {drugKeys.map((drug) => (
          <Section key={drug} title={say.drugs[drug]}>
            <Stack gap="xl">
              <LadderRows drug={drug} {...field} />
              {drugGroups(drug).map((group) => (
                <LineGroup key={group.key} group={group} {...field} />
              ))}
            </Stack>
          </Section>
        ))}
        <Section title={say.others}>
          <Stack gap="xl">
            {otherGroups().map((group) => (
              <LineGroup key={group.key} group={group} {...field} />
            ))}
          </Stack>
        </Section>
        <Section title={say.alerts.title}>
          <AlertRows {...field} />
        </Section>
        <Section title={say.editor.changes}>
          <Changes changes={changes} />
        </Section>
        <Replay body={body} />
        <Section>
          <Stack>
            <Textarea
              id={ruleFieldId('why')}
              label={say.editor.why}
              description={say.editor.whyHow}
              value={values.why}
              maxLength={300}
              rows={2}
              error={tried && whyMissing ? sentence({ code: 'pack_why_missing' }) : undefined}
              onChange={(event) => change({ why: event.currentTarget.value })}
            />
            <Group>
              <Button onClick={() => void sign()} rightSection={<KeyHint keys="ctrl+enter" />}>
                {say.editor.save}
              </Button>
              <Button variant="default" onClick={reset}>
                {say.editor.reset}
              </Button>
            </Group>
          </Stack>
        </Section>
      </Stack>
      {printing && body && (
        <RulesPaper body={body} signed={null} version={pack.version + 1} onClose={() => setPrinting(false)} />
      )}
    </Page>
  )
}

function Changes({ changes }: { changes: readonly string[] | null }) {
  if (changes === null) return <Text>{say.editor.notReadable}</Text>
  if (changes.length === 0) return <Text c="dimmed">{say.editor.noChange}</Text>
  return (
    <List spacing={2}>
      {changes.map((line) => (
        <List.Item key={line}>{line}</List.Item>
      ))}
    </List>
  )
}
