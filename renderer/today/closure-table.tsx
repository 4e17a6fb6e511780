import { Checkbox, NativeSelect } from '@mantine/core'
import type { ClosureClient } from '../../shared/contract/closures.ts'
import { ClosurePlan } from '../../shared/records/take-home.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { sentence, words } from '../words/index.ts'
import { carrying, type Decisions, planOf } from './closure-values.ts'

const say = words.closures

export const PLANS = ClosurePlan.options.map((value) => ({ value, label: say.plans[value] }))

interface Props {
  clients: readonly ClosureClient[]
  decisions: Decisions
  onDecide: (change: (known: Decisions) => Decisions) => void
  /** A doctor decides, anybody else looks, and what was signed stands. */
  mode: 'deciding' | 'shown' | 'signed'
}

/** Everybody due in the closure, by number: carries, or why not and what happens instead. */
export function ClosureTable({ clients, decisions, onDecide, mode }: Props) {
  const columns: Column<ClosureClient>[] = [
    { key: 'number', title: say.columns.number, cell: ({ registerNumber }) => registerNumber, numeric: true },
    {
      key: 'name',
      title: say.columns.name,
      cell: ({ called, registerNumber }) => called ?? words.counter.unnamed(registerNumber),
    },
    {
      key: 'dose',
      title: say.columns.dose,
      cell: ({ drug, doses, amountMicrograms }) => (
        <span className="ost-numbers">{say.dose(drug, doses, amountMicrograms)}</span>
      ),
    },
    {
      key: 'carries',
      title: say.columns.carries,
      cell: (client) => {
        const carries = carrying(client, decisions)
        if (mode !== 'deciding' || client.outcome === 'excluded') return carries ? say.yes : say.no
        return (
          <Checkbox
            aria-label={say.carriesOf(client.registerNumber)}
            checked={carries}
            onChange={(event) => {
              const taken = new Set(decisions.taken)
              if (event.currentTarget.checked) taken.delete(client.clientId)
              else taken.add(client.clientId)
              onDecide((known) => ({ ...known, taken }))
            }}
          />
        )
      },
    },
    {
      key: 'why',
      title: say.columns.why,
      cell: ({ reasons }) => reasons.map(sentence).join(' '),
    },
    {
      key: 'plan',
      title: say.columns.plan,
      cell: (client) => {
        if (carrying(client, decisions)) return ''
        const plan = planOf(client, decisions)
        if (mode !== 'deciding') return plan === null ? '–' : say.plans[plan]
        return (
          <NativeSelect
            aria-label={say.planOf(client.registerNumber)}
            value={plan ?? ''}
            data={[{ value: '', label: say.choosePlan }, ...PLANS]}
            onChange={(event) => {
              const chosen = ClosurePlan.safeParse(event.currentTarget.value)
              if (chosen.success)
                onDecide((known) => ({
                  ...known,
                  plans: { ...known.plans, [client.clientId]: chosen.data },
                }))
            }}
          />
        )
      },
    },
  ]
  if (mode === 'signed')
    columns.push({
      key: 'handed',
      title: say.columns.handed,
      cell: (client) => (carrying(client, decisions) ? say.handedOf(client.claimed, client.doses) : ''),
    })
  return (
    <DataTable
      caption={say.title}
      columns={columns}
      rows={clients}
      rowKey={({ clientId }) => clientId}
      empty={say.nobody}
    />
  )
}
