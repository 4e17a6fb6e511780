import { Button, Radio, Stack, Text, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import { CameraReader } from '../ui/camera-reader.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { groupedDigits } from '../ui/qr.tsx'
import { useScan } from '../ui/use-scan.ts'
import { words } from '../words/index.ts'
import { blankCardProblems } from './blank-card.ts'
import type { EnrolPart } from './enrol-values.ts'

const say = words.clients.enrol

/** A blank card scanned at any time, a new one to print, or none. */
export function EnrolCard({ values, change }: Pick<EnrolPart, 'values' | 'change'>) {
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [camera, setCamera] = useState(false)
  const take = async (digits: string) => {
    setCamera(false)
    const found = await blankCardProblems(digits)
    setProblems(found)
    if (found.length === 0) change({ card: digits })
  }
  useScan((digits) => void take(digits), { enabled: !camera })
  const scanned = values.card !== 'none' && values.card !== 'new'
  return (
    <Stack gap="sm">
      <ErrorSummary error={null} problems={problems} title={words.clients.card.notTaken} />
      <Text c="dimmed">{say.cardHow}</Text>
      <Radio.Group
        aria-label={say.card}
        value={scanned ? 'scanned' : values.card}
        onChange={(card) => card !== 'scanned' && change({ card })}
      >
        <Stack gap="xs">
          {scanned && <Radio value="scanned" label={say.cardScanned(groupedDigits(values.card))} />}
          <Radio value="none" label={say.cardNone} />
          <Radio value="new" label={say.cardPrint} />
        </Stack>
      </Radio.Group>
      <VisuallyHidden role="status">{scanned && say.cardScanned(groupedDigits(values.card))}</VisuallyHidden>
      <Button variant="default" onClick={() => setCamera(true)} style={{ alignSelf: 'start' }}>
        {say.cardCamera}
      </Button>
      {camera && <CameraReader onDigits={(digits) => void take(digits)} onClose={() => setCamera(false)} />}
    </Stack>
  )
}
