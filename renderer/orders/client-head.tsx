import type { ClientOrders } from '../../shared/contract/orders.ts'
import { ClientBanner } from '../ui/client-banner.tsx'
import { StatusMark } from '../ui/status-bar.tsx'
import { number } from '../words/format.ts'
import { words } from '../words/index.ts'

/** Whose orders these are, and what holds the dose. */
export function ClientHead({ data }: { data: ClientOrders }) {
  const { client, holds } = data
  return (
    <ClientBanner
      name={client.called ?? words.orders.list.noName}
      registerNumber={number(client.registerNumber)}
      flags={
        <>
          {data.facts?.care.pregnant && (
            <StatusMark tone="warn">{words.care.pregnancy.answers.yes}</StatusMark>
          )}
          {data.facts?.care.newMedicine && <StatusMark tone="warn">{words.care.medicines.waits}</StatusMark>}
          {holds.map((hold) => (
            <StatusMark key={hold.id} tone="stop">
              {words.orders.holdKinds[hold.kind]}
            </StatusMark>
          ))}
        </>
      }
    />
  )
}
