import { Button, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import type { ClientScales, ScaleResultView } from '../../shared/contract/scales.ts'
import { instrumentOf } from '../../shared/records/instruments.ts'
import { scoreRange } from '../../shared/rules/scale-score.ts'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { EmptyState, Section } from '../ui/page.tsx'
import { useSession, useSignedIn } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { AnswersDialog } from './answers-dialog.tsx'
import { MeasuresPaper } from './measures-paper.tsx'
import { useForgetPlans } from './plan.queries.ts'
import { type Answered, ScaleForm } from './scale.form.tsx'
import { ScaleChart } from './scale-chart.tsx'
import { ScaleTable } from './scale-table.tsx'

const say = words.plans.scale
const titleOf = (code: string) => instrumentOf(code)?.title ?? code

/** Questionnaires: what is due, how they were answered over time, and a new one. */
export function Measures({ clientId, data }: { clientId: number; data: ClientScales }) {
  const { role } = useSignedIn()
  const mayWrite = useSession().clinicDay !== null && role === 'counsellor'
  const [asking, setAsking] = useState(false)
  const [answered, setAnswered] = useState<Answered | null>(null)
  const [open, setOpen] = useState<ScaleResultView | 'paper' | null>(null)
  const forget = useForgetPlans()
  const begin = () => {
    setAnswered(null)
    setAsking(true)
  }
  useKey('f8', say.ask, begin, { enabled: mayWrite && !asking })
  const newestFirst = data.results.toReversed()
  return (
    <Section
      title={say.title}
      actions={
        <Group gap="sm">
          {data.results.length > 0 && (
            <Button variant="default" onClick={() => setOpen('paper')}>
              {say.print}
            </Button>
          )}
          {mayWrite && !asking && (
            <Button onClick={begin} rightSection={<KeyHint keys="f8" />}>
              {say.ask}
            </Button>
          )}
        </Group>
      }
    >
      <Stack>
        {answered && <Saved answered={answered} />}
        {data.due && !asking && (
          <StatusBar tone="due" title={say.due(data.due.occasion, data.due.instruments.map(titleOf))} />
        )}
        {asking && (
          <ScaleForm
            clientId={clientId}
            data={data}
            onClose={() => setAsking(false)}
            onDone={(result) => {
              setAsking(false)
              setAnswered(result)
              void forget()
            }}
          />
        )}
        {data.results.length === 0 && !asking && <EmptyState>{say.none}</EmptyState>}
        {data.results.length > 0 && <ScaleChart data={data} />}
        {data.results.length > 0 && <ScaleTable results={newestFirst} onOpen={setOpen} />}
      </Stack>
      {open === 'paper' && <MeasuresPaper clientId={clientId} data={data} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'paper' && (
        <AnswersDialog
          result={open}
          mayVoid={mayWrite}
          onClose={() => setOpen(null)}
          onVoided={() => {
            setOpen(null)
            void forget()
          }}
        />
      )}
    </Section>
  )
}

function Saved({ answered: { instrument, score, careNow } }: { answered: Answered }) {
  const known = instrumentOf(instrument)
  const most = known ? scoreRange(known).most : score
  return (
    <>
      <StatusBar tone="good" live title={say.saved(titleOf(instrument), score, most)} />
      {careNow.length > 0 && <StatusBar tone="stop" live title={say.care(careNow)} />}
    </>
  )
}
