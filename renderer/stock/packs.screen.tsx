import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { ask } from '../call.ts'
import { Loading } from '../ui/loading.tsx'
import { OpenPacks, wantsPack } from '../ui/open-packs.tsx'
import { Page } from '../ui/page.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'

/** From which pack each product is taken today. */
export function PacksScreen() {
  const shelf = useQuery(ask.stock.shelf.queryOptions())
  const [, go] = useLocation()
  const onward = useRef<HTMLButtonElement>(null)
  const say = words.stock.packs
  const left = shelf.data?.products.filter((product) => wantsPack(product, shelf.data)).length
  useEffect(() => {
    if (left === 0) onward.current?.focus()
  }, [left])
  if (!shelf.data || left === undefined) return <Loading />
  const anyOpen = shelf.data.products.some(({ openBatchId }) => openBatchId !== null)
  return (
    <Page title={say.title} lead={say.lead}>
      {left > 0 && <StatusBar tone="due" live title={say.ask(left)} />}
      {left === 0 && anyOpen && (
        <StatusBar tone="good" live title={say.all}>
          <Group mt={6}>
            <Button ref={onward} onClick={() => go('/counter')}>
              {say.toCounter}
            </Button>
          </Group>
        </StatusBar>
      )}
      <OpenPacks />
    </Page>
  )
}
