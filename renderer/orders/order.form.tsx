import { Button, Grid, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import type { ClientOrders } from '../../shared/contract/orders.ts'
import { OrderKind } from '../../shared/records/dose-order.ts'
import { addDays } from '../../shared/rules/days.ts'
import { visitsBefore } from '../../shared/rules/dose-gap.ts'
import { DraftNotice } from '../ui/draft-notice.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Section } from '../ui/page.tsx'
import { words } from '../words/index.ts'
import { OrderBasics } from './order-basics.tsx'
import { OrderCard } from './order-card.tsx'
import { ReadBack, TelephoneFields, Warnings } from './order-confirming.tsx'
import { fieldId, fieldOf } from './order-fields.ts'
import { OrderSteps } from './order-steps.tsx'
import { type OrderVia, useOrderForm } from './use-order-form.ts'

const say = words.orders.form

/** By telephone nothing begins. */
const KINDS: Record<OrderVia, readonly OrderKind[]> = {
  doctor: OrderKind.options,
  telephone: ['maintenance', 'titration', 'taper'],
}

/** A new order beside the last one: what was given before is seen, never copied. */
export function OrderForm(props: {
  data: ClientOrders
  via: OrderVia
  onSaved: (reply: ClientOrders) => void
  onLeave: () => void
}) {
  const { data, via, onSaved, onLeave } = props
  const form = useOrderForm(data, via, onSaved)
  const { values, change, order } = form
  const field = fieldOf(form.fieldProblems)
  const shelf = data.facts?.shelf ?? []
  const drugs = [...new Set(shelf.map(({ drug }) => drug))]
  const isTelephone = via === 'telephone'
  useKey('ctrl+enter', say.save, form.submit)
  return (
    <Grid gap="xl">
      <Grid.Col span={{ base: 12, md: 8 }}>
        <Section>
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              form.submit()
            }}
          >
            <Stack gap="lg">
              <DraftNotice at={form.restoredAt} onDrop={form.drop} />
              <ErrorSummary error={form.error} problems={form.said} fieldId={(path) => fieldId(path)} />
              {isTelephone && (
                <TelephoneFields values={values} change={change} field={field} doctors={data.doctors} />
              )}
              <OrderBasics
                values={values}
                change={change}
                field={field}
                drugs={drugs}
                kinds={KINDS[via]}
                endDay={form.endDay}
              />
              <OrderSteps
                values={values}
                change={change}
                field={field}
                shelf={shelf}
                maySteps={!isTelephone}
              />
              {!isTelephone && (
                <TextInput
                  label={say.takeHome}
                  inputMode="numeric"
                  w={200}
                  maxLength={2}
                  autoComplete="off"
                  value={values.takeHomeDays}
                  onChange={(event) => change({ takeHomeDays: event.currentTarget.value })}
                  {...field('takeHomeDays')}
                />
              )}
              <Textarea
                label={say.reason}
                description={say.reasonHow}
                maxLength={300}
                rows={2}
                value={values.reason}
                onChange={(event) => change({ reason: event.currentTarget.value })}
                {...field('reason')}
              />
              {form.warnings.length > 0 && (
                <Warnings
                  warnings={form.warnings}
                  reason={form.confirm.reason}
                  again={form.confirm.again}
                  several={order !== null && order.steps.length > 1}
                  onReason={form.confirm.setReason}
                  onAgain={form.confirm.setAgain}
                  field={field}
                />
              )}
              {isTelephone && (
                <ReadBack
                  order={order}
                  checked={values.readBack}
                  field={field}
                  onChange={(readBack) => change({ readBack })}
                />
              )}
              <Group>
                <Button type="submit" loading={form.saving}>
                  {form.warnings.length > 0 ? say.saveWarned : say.save}
                </Button>
                <KeyHint keys="ctrl+enter" />
                <Button variant="default" onClick={onLeave}>
                  {words.shell.back}
                </Button>
              </Group>
            </Stack>
          </form>
        </Section>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 4 }}>
        <LastOrder data={data} />
      </Grid.Col>
    </Grid>
  )
}

function LastOrder({ data }: { data: ClientOrders }) {
  const { facts, orders } = data
  const last = orders.find(({ id }) => id === data.lastOrderId)
  const [visit] = facts ? visitsBefore({ ...facts, today: addDays(facts.today, 1) }) : []
  return (
    <Stack>
      <Section title={say.lastOrder}>
        {last ? <OrderCard order={last} shelf={facts?.shelf ?? []} /> : <Text>{say.noLast}</Text>}
      </Section>
      <Section title={say.lastDose}>
        <Text>{visit ? say.lastDoseOn(visit.totalMicrograms, visit.day) : say.noDose}</Text>
      </Section>
    </Stack>
  )
}
