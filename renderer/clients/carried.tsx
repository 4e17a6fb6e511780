import { Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../call.ts'
import { Section } from '../ui/page.tsx'
import { useSite } from '../ui/session-context.tsx'
import { TakeHomeLabels } from '../ui/take-home-labels.tsx'
import { amount, dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.takeHome

/** What the client has at home now, a line a dose; labels are printed again here. Nothing carried, nothing shown. */
export function Carried({ clientId }: { clientId: number }) {
  const at = useQuery(ask.takeHome.carried.queryOptions({ input: { clientId } }))
  const { timeZone } = useSite()
  const [labels, setLabels] = useState(false)
  if (!at.data || at.data.carried.length === 0) return null
  const { carried, registerNumber } = at.data
  return (
    <Section
      title={say.profile.title}
      actions={
        <Button variant="default" onClick={() => setLabels(true)}>
          {say.labels.print}
        </Button>
      }
    >
      {carried.map((dose) => (
        <Group key={dose.doseId} gap="xs" className="ost-numbers">
          <Text fw={600}>{say.line(dose.clinicDay, dose.slot, dose.slots)}</Text>
          <Text>
            {dose.drug} {amount(dose.amountMicrograms)}
          </Text>
          <Text c="dimmed">{say.carriedLine(dayAndTime(dose.at, timeZone), dose.by)}</Text>
        </Group>
      ))}
      {labels && (
        <TakeHomeLabels
          doses={carried.map((dose) => ({ ...dose, registerNumber }))}
          onClose={() => setLabels(false)}
        />
      )}
    </Section>
  )
}
