import { Group, NativeSelect, Radio, Stack, Text, TextInput } from '@mantine/core'
import { OrderKind } from '../../shared/records/dose-order.ts'
import type { Drug } from '../../shared/records/product.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { DateField } from '../ui/date-field.tsx'
import { words } from '../words/index.ts'
import type { FieldOf } from './order-fields.ts'
import { MOST_SLOTS, type OrderValues } from './order-values.ts'

const say = words.orders.form

/** Medicine, kind, days and how often: all but the amounts. */
export function OrderBasics(props: {
  values: OrderValues
  change: (some: Partial<OrderValues>) => void
  field: FieldOf
  drugs: readonly Drug[]
  kinds: readonly OrderKind[]
  endDay: ClinicDay | null
}) {
  const { values, change, field, drugs, kinds, endDay } = props
  return (
    <Stack>
      <Radio.Group
        label={say.drug}
        value={values.drug}
        onChange={(drug) => change({ drug: drug as Drug })}
        {...field('drug')}
      >
        <Group mt={6} gap="xl">
          {drugs.map((drug, place) => (
            <Radio
              key={drug}
              value={drug}
              label={<strong>{drug}</strong>}
              data-autofocus={place === 0 || undefined}
            />
          ))}
        </Group>
      </Radio.Group>
      <NativeSelect
        label={say.kind}
        w={420}
        value={values.kind}
        data={[
          { value: '', label: '–', disabled: true },
          ...kinds.map((kind) => ({
            value: kind,
            label: `${words.orders.kinds[kind]}: ${say.kindHow[kind].toLowerCase()}`,
          })),
        ]}
        onChange={(event) =>
          change({ kind: OrderKind.catch('maintenance').parse(event.currentTarget.value) })
        }
        {...field('kind')}
      />
      <Group align="flex-start" gap="xl">
        <DateField
          label={say.startDay}
          description={null}
          value={values.startDay}
          onChange={(startDay) => change({ startDay })}
          {...field('startDay')}
        />
        <div>
          <TextInput
            label={say.days}
            inputMode="numeric"
            w={180}
            maxLength={3}
            autoComplete="off"
            value={values.days}
            onChange={(event) => change({ days: event.currentTarget.value })}
            {...field('endDay')}
          />
          <Text role="status" c="dimmed" mih={24}>
            {endDay && say.until(endDay)}
          </Text>
        </div>
      </Group>
      <Group align="flex-start" gap="xl">
        <Radio.Group
          label={say.every}
          value={values.everyDays}
          onChange={(everyDays) => change({ everyDays: everyDays === '2' ? '2' : '1' })}
        >
          <Group mt={6} gap="xl">
            <Radio value="1" label={words.orders.every[1]} />
            <Radio value="2" label={words.orders.every[2]} />
          </Group>
        </Radio.Group>
        <NativeSelect
          label={say.slots}
          value={String(values.slots)}
          data={Array.from({ length: MOST_SLOTS }, (_, slot) => ({
            value: String(slot + 1),
            label: say.slotCount(slot + 1),
          }))}
          onChange={(event) => change({ slots: Number(event.currentTarget.value) })}
        />
      </Group>
      {values.slots > 1 && (
        <Group align="flex-start" gap="xl">
          {values.hours.slice(1, values.slots).map((hours, place) => (
            <TextInput
              // biome-ignore lint/suspicious/noArrayIndexKey: the place in the day is what a dose is known by
              key={place}
              label={`${say.amount(place + 2, values.slots)}: ${say.leastHours.toLowerCase()}`}
              inputMode="numeric"
              w={320}
              maxLength={2}
              autoComplete="off"
              value={hours}
              onChange={(event) => {
                const typed = event.currentTarget.value
                change({ hours: values.hours.map((one, at) => (at === place + 1 ? typed : one)) })
              }}
              {...field(`steps.${place + 1}.leastHours`)}
            />
          ))}
        </Group>
      )}
    </Stack>
  )
}
