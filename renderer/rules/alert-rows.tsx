import { Button, Checkbox, Group, NativeSelect, Paper, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { Drug } from '../../shared/records/product.ts'
import { AlertLevel } from '../../shared/records/rule-pack-lines.ts'
import { words } from '../words/index.ts'
import type { FieldProps } from './line-group.tsx'
import { ruleFieldId } from './pack-lines.ts'
import { type AlertRow, emptyAlert } from './pack-values.ts'

const say = words.rules.alerts

/** Medicines that the doctor looks at, one box each. */
export function AlertRows({ values, change, sayAt }: FieldProps) {
  const { alerts } = values
  const set = (next: AlertRow[]) => change({ alerts: next })
  return (
    <Stack>
      <Text c="dimmed">{say.how}</Text>
      {alerts.map((row, place) => (
        <AlertBox
          // biome-ignore lint/suspicious/noArrayIndexKey: a line being typed has nothing else that stays
          key={place}
          row={row}
          at={`medicineAlerts.${place}`}
          title={say.row(row.medicine.trim(), place + 1)}
          sayAt={sayAt}
          edit={(some) => set(alerts.map((one, other) => (other === place ? { ...one, ...some } : one)))}
          remove={() => set(alerts.filter((_, other) => other !== place))}
        />
      ))}
      <div>
        <Button variant="default" onClick={() => set([...alerts, emptyAlert])}>
          {say.add}
        </Button>
      </div>
    </Stack>
  )
}

function AlertBox(props: {
  row: AlertRow
  at: string
  title: string
  sayAt: FieldProps['sayAt']
  edit: (some: Partial<AlertRow>) => void
  remove: () => void
}) {
  const { row, at, title, sayAt, edit, remove } = props
  const cell = (part: string) => ({ id: ruleFieldId(`${at}.${part}`), error: sayAt(`${at}.${part}`) })
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Stack gap="sm">
        <Group align="flex-start" grow>
          <TextInput
            {...cell('medicine')}
            label={say.medicine}
            maxLength={60}
            value={row.medicine}
            onChange={(event) => edit({ medicine: event.currentTarget.value })}
          />
          <NativeSelect
            {...cell('level')}
            label={say.level}
            value={row.level}
            data={AlertLevel.options.map((value) => ({ value, label: say.levels[value] }))}
            onChange={(event) => edit({ level: AlertLevel.parse(event.currentTarget.value) })}
          />
        </Group>
        <Textarea
          {...cell('alsoCalled')}
          label={say.alsoCalled}
          rows={2}
          value={row.alsoCalled}
          onChange={(event) => edit({ alsoCalled: event.currentTarget.value })}
        />
        <Checkbox.Group
          label={say.drugs}
          value={row.drugs}
          error={sayAt(`${at}.drugs`)}
          onChange={(drugs) => edit({ drugs: drugs.map((drug) => Drug.parse(drug)) })}
        >
          <Group mt={4} id={ruleFieldId(`${at}.drugs`)} tabIndex={-1}>
            {Drug.options.map((drug) => (
              <Checkbox key={drug} value={drug} label={drug} />
            ))}
          </Group>
        </Checkbox.Group>
        <Textarea
          {...cell('text')}
          label={say.text}
          rows={2}
          maxLength={300}
          value={row.text}
          onChange={(event) => edit({ text: event.currentTarget.value })}
        />
        <Textarea
          {...cell('source')}
          label={words.rules.sourceLabel}
          rows={2}
          value={row.source}
          onChange={(event) => edit({ source: event.currentTarget.value })}
        />
        <div>
          <Button variant="default" onClick={remove}>
            {say.remove(row.medicine.trim())}
          </Button>
        </div>
      </Stack>
    </Paper>
  )
}
