import { Checkbox, FileInput, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { call } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { words } from '../words/index.ts'
import classes from './setup.module.css'
import { field, type StepProps } from './step.ts'

const say = words.setup.office
const PRINTS = ['ed25519', 'ageA', 'ageB'] as const

/** The card says whom the site trusts; only a voice can say that it is the right card. */
export function OfficeStep({ values: { office, compared }, change, problems }: StepProps) {
  const read = useMutation({
    mutationFn: async (file: File) => call.setup.readOfficeCard({ text: await file.text() }),
    onSuccess: (card) => change({ office: card, compared: false }),
    onError: () => change({ office: null, compared: false }),
  })
  const same = field(problems, 'compared')
  return (
    <Stack gap="lg">
      <Text>{say.lead}</Text>
      <ErrorSummary error={read.error} title={words.setup.mend} />
      <FileInput
        label={say.file}
        placeholder={office ? office.card.name : say.choose}
        accept=".json,application/json"
        maw={420}
        {...field(problems, 'officeCard')}
        onChange={(file) => file && read.mutate(file)}
      />
      {office && (
        <>
          <div>
            <Text c="dimmed">{say.name}</Text>
            <Text fw={650} fz="lg">
              {office.card.name}
            </Text>
          </div>
          <Text>{say.read}</Text>
          <dl className={classes.prints}>
            {PRINTS.map((print) => (
              <div key={print}>
                <dt>{say.prints[print]}</dt>
                <dd>{office.fingerprints[print]}</dd>
              </div>
            ))}
          </dl>
          <Checkbox
            label={say.same}
            checked={compared}
            {...same}
            onChange={(event) => change({ compared: event.currentTarget.checked })}
          />
        </>
      )}
    </Stack>
  )
}
