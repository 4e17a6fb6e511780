import { useLocation, useParams } from 'wouter'
import type { ClientOrders } from '../../shared/contract/orders.ts'
import { FailedPage } from '../ui/failed-page.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page } from '../ui/page.tsx'
import { words } from '../words/index.ts'
import { ClientHead } from './client-head.tsx'
import { OrderForm } from './order.form.tsx'
import { useClientOrders, useOrdersReply } from './orders.queries.ts'
import type { OrderVia } from './use-order-form.ts'

const TITLES = {
  doctor: { title: words.orders.form.title, lead: words.orders.form.lead },
  telephone: { title: words.orders.form.telephoneTitle, lead: words.orders.form.telephoneLead },
} satisfies Record<OrderVia, { title: string; lead: string }>

export const NewOrderScreen = () => <WriteOrder via="doctor" />
export const TelephoneOrderScreen = () => <WriteOrder via="telephone" />

function WriteOrder({ via }: { via: OrderVia }) {
  const clientId = Number(useParams<{ id: string }>().id)
  const [, go] = useLocation()
  const asked = useClientOrders(clientId)
  const settle = useOrdersReply()
  const back = () => go(`/clients/${clientId}/orders`)
  const saved = (reply: ClientOrders) => {
    settle(reply)
    back()
  }
  if (asked.isError) return <FailedPage title={TITLES[via].title} error={asked.error} />
  if (!asked.data) return <Loading />
  const { facts } = asked.data
  return (
    <>
      <ClientHead data={asked.data} />
      <Page title={TITLES[via].title} lead={TITLES[via].lead}>
        {facts ? (
          <OrderForm data={asked.data} via={via} onSaved={saved} onLeave={back} />
        ) : (
          <EmptyState>{words.orders.client.dayFirst}</EmptyState>
        )}
      </Page>
    </>
  )
}
