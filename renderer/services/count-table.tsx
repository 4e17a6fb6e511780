import type { ReactNode } from 'react'
import type { ServiceCount } from '../../shared/contract/services.ts'
import { Sex } from '../../shared/records/client.ts'
import { AgeBand } from '../../shared/records/service-contact.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { number } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.services.summary

const amount = (key: string, title: string, of: (row: ServiceCount) => number): Column<ServiceCount> => ({
  key,
  title,
  numeric: true,
  cell: (row) => number(of(row)),
})

/** Kinds down; times, pieces, clients, sex, age, new and before across. */
export const countColumns: readonly Column<ServiceCount>[] = [
  { key: 'kind', title: say.columns.kind, cell: ({ kind }) => words.services.kinds[kind] },
  amount('times', say.columns.times, ({ times }) => times),
  amount('quantity', say.columns.quantity, ({ quantity }) => quantity),
  amount('clients', say.columns.clients, ({ clients }) => clients),
  ...Sex.options.map((sex) => amount(sex, say.sexShort[sex], ({ bySex }) => bySex[sex])),
  ...AgeBand.options.map((age) => amount(age, say.ageShort[age], ({ byAge }) => byAge[age])),
  amount('new', say.columns.firstTimers, ({ firstTimers }) => firstTimers),
  amount('before', say.columns.returning, ({ returning }) => returning),
]

export function CountTable(props: {
  rows: readonly ServiceCount[]
  onOpen: (row: ServiceCount) => void
  empty: ReactNode
}) {
  return <DataTable caption={say.table} columns={countColumns} rowKey={({ kind }) => kind} {...props} />
}
