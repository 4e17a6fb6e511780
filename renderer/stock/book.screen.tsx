import { Button, Group, NativeSelect, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { words } from '../words/index.ts'
import { RegisterPaper } from './register-paper.tsx'

const say = words.stockBook

/** A month of one product, as a page of the narcotic register. */
export function BookScreen() {
  const months = useQuery(ask.stockBook.months.queryOptions())
  const shelf = useQuery(ask.stock.shelf.queryOptions())
  const [month, setMonth] = useState('')
  const [productId, setProductId] = useState('')
  const [shown, setShown] = useState<{ month: string; productId: number } | null>(null)
  const page = useQuery({
    ...ask.stockBook.month.queryOptions({ input: shown ?? { month: '2000-01', productId: 1 } }),
    enabled: shown !== null,
    staleTime: 0,
  })
  const [, go] = useLocation()
  if (!months.data || !shelf.data) return <Loading />
  const chosenMonth = month || (months.data[0] ?? '')
  const chosenProduct = productId || String(shelf.data.products[0]?.id ?? '')
  return (
    <Page
      title={say.title}
      lead={say.lead}
      actions={
        <>
          <Button variant="default" onClick={() => go('/stock/batches')}>
            {say.everyBatch}
          </Button>
          <Button variant="default" onClick={() => go('/stock')}>
            {words.stock.batch.back}
          </Button>
        </>
      }
    >
      <ErrorSummary error={page.error} />
      <Section>
        {chosenMonth === '' || chosenProduct === '' ? (
          <EmptyState>{say.noMonths}</EmptyState>
        ) : (
          <form
            onSubmit={(event) => {
              event.preventDefault()
              setShown({ month: chosenMonth, productId: Number(chosenProduct) })
            }}
          >
            <Stack>
              <Group align="flex-end">
                <NativeSelect
                  label={say.month}
                  w={240}
                  autoFocus
                  value={chosenMonth}
                  onChange={(event) => setMonth(event.currentTarget.value)}
                  data={months.data.map((value) => ({ value, label: say.monthName(`${value}-01`) }))}
                />
                <NativeSelect
                  label={say.product}
                  w={480}
                  maw="100%"
                  value={chosenProduct}
                  onChange={(event) => setProductId(event.currentTarget.value)}
                  data={shelf.data.products.map((product) => ({
                    value: String(product.id),
                    label: `${product.drug} ${words.stock.strength(product)}`,
                  }))}
                />
                <Button type="submit" loading={page.isFetching}>
                  {say.show}
                </Button>
              </Group>
            </Stack>
          </form>
        )}
      </Section>
      {shown && page.data && !page.isFetching && (
        <RegisterPaper page={page.data} onClose={() => setShown(null)} />
      )}
    </Page>
  )
}
