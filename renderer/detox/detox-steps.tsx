import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { CheckView, ClientDetox } from '../../shared/contract/detox-views.ts'
import type { DetoxTalkKind } from '../../shared/records/detox.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Section } from '../ui/page.tsx'
import { useSession, useSignedIn } from '../ui/session-context.tsx'
import { StatusMark, type Tone } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { AdmitForm } from './admit.form.tsx'
import { CheckForm, DecideForm } from './check.form.tsx'
import { TalkForm } from './talk.form.tsx'

const say = words.detox.client
type Form = 'pre' | 'post' | 'check' | 'decide' | 'admit'

/** The steps before an admission, each with how it stands; with `after` the counselling after it alone. */
export function DetoxSteps(props: {
  data: ClientDetox
  mayWrite: boolean
  after?: boolean
  onDone: (sentence: string) => void
}) {
  const { data, mayWrite, after = false, onDone } = props
  const [form, setForm] = useState<Form | null>(null)
  const { role } = useSignedIn()
  const stage = useSession().clinicDay ? 'day' : 'staff'
  const mayDecide = whoMay('detox.decide', { stage, role }).allowed
  const { talks, consentDay, check, clientId } = data
  const idle = form === null
  const shown = mayWrite && !after
  useKey('alt+1', say.talkSave.pre, () => setForm('pre'), { enabled: shown && idle })
  useKey('alt+2', say.checkDo, () => setForm('check'), { enabled: shown && idle })
  useKey('alt+3', say.admit, () => setForm('admit'), { enabled: shown && idle })
  useKey('alt+4', say.talkSave.post, () => setForm('post'), { enabled: mayWrite && after && idle })
  const talk = (kind: DetoxTalkKind) => talks.find((one) => one.kind === kind)
  const row = (
    title: string,
    tone: Tone,
    text: string,
    act?: { form: Form; label: string; keys?: string },
  ) => (
    <Group justify="space-between" key={title}>
      <Text component="div">
        <strong>{title}:</strong> <StatusMark tone={tone}>{text}</StatusMark>
      </Text>
      {act && (
        <Button
          variant="default"
          onClick={() => setForm(act.form)}
          rightSection={act.keys ? <KeyHint keys={act.keys} /> : undefined}
        >
          {act.label}
        </Button>
      )}
    </Group>
  )
  const talkRow = (kind: DetoxTalkKind, keys: string) => {
    const held = talk(kind)
    return row(
      say.talk[kind],
      held ? 'good' : 'due',
      held ? say.talkDone(held.day, held.by) : say.talkMissing,
      mayWrite ? { form: kind, label: say.talkSave[kind], keys } : undefined,
    )
  }
  const close = () => setForm(null)
  const checked = checkState(check)
  return (
    <Section title={after ? say.talk.post : say.steps}>
      <Stack gap="sm">
        {!after && (
          <>
            {talkRow('pre', 'alt+1')}
            <Group justify="space-between">
              <Text component="div">
                <strong>{say.consent}:</strong>{' '}
                <StatusMark tone={consentDay ? 'good' : 'due'}>
                  {consentDay ? say.consentOn(consentDay) : say.consentMissing}
                </StatusMark>
              </Text>
              {!consentDay && <Anchor href={`#/clients/${clientId}`}>{say.consentOpen}</Anchor>}
            </Group>
            {row(
              say.check,
              checked.tone,
              checked.text,
              mayWrite ? { form: 'check', label: say.checkDo, keys: 'alt+2' } : undefined,
            )}
            {check && checked.waits && mayDecide && (
              <Group>
                <Button onClick={() => setForm('decide')}>{words.detox.decideForm.open}</Button>
              </Group>
            )}
            {check?.decision && <Text>{`${check.decision.by}: ${check.decision.note}`}</Text>}
            {mayWrite && (
              <Group>
                <Button onClick={() => setForm('admit')} rightSection={<KeyHint keys="alt+3" />}>
                  {say.admit}
                </Button>
              </Group>
            )}
          </>
        )}
        {after && talkRow('post', 'alt+4')}
      </Stack>
      {(form === 'pre' || form === 'post') && <TalkForm data={data} kind={form} onClose={close} />}
      {form === 'check' && <CheckForm data={data} onClose={close} />}
      {form === 'decide' && check && <DecideForm check={check} onClose={close} />}
      {form === 'admit' && (
        <AdmitForm
          data={data}
          onClose={close}
          onDone={() => {
            close()
            onDone(words.detox.admitForm.done)
          }}
        />
      )}
    </Section>
  )
}

function checkState(check: CheckView | null): { tone: Tone; text: string; waits: boolean } {
  if (!check) return { tone: 'due', text: say.checkMissing, waits: false }
  if (check.flags.length === 0) return { tone: 'good', text: say.checkClear(check.day), waits: false }
  const stops = say.checkStops(
    check.day,
    check.flags.map((flag) => words.detox.flags[flag].toLowerCase()),
  )
  const { decision } = check
  return decision
    ? {
        tone: decision.verdict === 'admit' ? 'warn' : 'stop',
        text: `${stops}; ${say.checkDecided[decision.verdict]}`,
        waits: false,
      }
    : { tone: 'doctor', text: `${stops}; ${say.checkWaits}`, waits: true }
}
