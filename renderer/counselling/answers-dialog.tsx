import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { ScaleResultView } from '../../shared/contract/scales.ts'
import { instrumentOf } from '../../shared/records/instruments.ts'
import { ScaleVoidReason } from '../../shared/records/scale.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { scoreText } from './scale-table.tsx'

const say = words.plans.scale

/** One questionnaire as it was answered, with where it comes from. */
export function AnswersDialog(props: {
  result: ScaleResultView
  mayVoid: boolean
  onVoided: () => void
  onClose: () => void
}) {
  const { result, mayVoid, onVoided, onClose } = props
  const [voiding, setVoiding] = useState(false)
  const [reason, setReason] = useState<(typeof ScaleVoidReason.options)[number] | null>(null)
  const instrument = instrumentOf(result.instrument)
  if (voiding)
    return (
      <ActDialog
        title={say.void}
        save={say.void}
        danger
        idOf={(field) => `void-scale-${field}`}
        check={() => (reason === null ? [{ field: 'reason', code: 'invalid_value' }] : [])}
        act={(requestId) => call.scales.void({ requestId, id: result.id, reason: reason ?? 'wrong_answers' })}
        onDone={onVoided}
        onClose={onClose}
      >
        {(errors) => (
          <ReasonChooser
            label={say.voidWhy}
            value={reason}
            onChange={setReason}
            error={errors.reason}
            options={ScaleVoidReason.options.map((value) => ({ value, label: say.voidReasons[value] }))}
          />
        )}
      </ActDialog>
    )
  return (
    <Dialog
      title={say.openTitle(instrument?.title ?? result.instrument, result.day)}
      size="xl"
      onClose={onClose}
    >
      <Stack>
        <Text fw={700} fz="lg">
          {scoreText(result)}
        </Text>
        {result.careNow.length > 0 && <StatusBar tone="stop" title={say.care(result.careNow)} />}
        {instrument?.items.map(({ text, choices }, index) => (
          <div key={text}>
            <Text>
              {index + 1}. {text}
            </Text>
            <Text fw={600}>
              {choices.find(({ value }) => value === result.answers[index])?.label} ({result.answers[index]})
            </Text>
          </div>
        ))}
        <Text c="dimmed">
          {say.source}: {instrument?.source} {instrument?.licence}
        </Text>
        {mayVoid && result.voided === null && (
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setVoiding(true)}>
              {say.void}
            </Button>
          </Group>
        )}
      </Stack>
    </Dialog>
  )
}
