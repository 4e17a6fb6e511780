import { Button, Text, TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { ask, call } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { useKey } from '../ui/keys.tsx'
import { EmptyState, Page, Section, useFocusOnMount } from '../ui/page.tsx'
import { useScreens } from '../ui/screen-list.tsx'
import { useScan } from '../ui/use-scan.ts'
import { words } from '../words/index.ts'
import { ClientTable } from './client-table.tsx'

const say = words.clients

/** Search as you type. A scanned card opens its client at once. */
export function ClientsScreen() {
  const [, go] = useLocation()
  const { screens } = useScreens()
  const [text, setText] = useState('')
  const [cardError, setCardError] = useState<unknown>(null)
  const field = useFocusOnMount<HTMLInputElement>()
  const found = useQuery({
    ...ask.clients.search.queryOptions({ input: { text } }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const open = (id: number) => go(`/clients/${id}`)
  const openCard = (digits: string) => {
    call.clients.byCard({ digits }).then(({ clientId }) => open(clientId), setCardError)
  }
  // Asked anew: what the list shows may still belong to the letters before.
  const openOnly = () => {
    call.clients.search({ text }).then(({ lines: [only, second] }) => {
      if (only && !second) open(only.id)
    }, setCardError)
  }
  useScan(openCard)
  useKey('alt+f', say.find, () => field.current?.focus())
  const key = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'ArrowDown') {
      event.preventDefault()
      document.querySelector<HTMLElement>('#found-clients [data-row]')?.focus()
    }
    if (event.key === 'Enter') openOnly()
  }
  const typed = text.trim() !== ''
  const lines = typed ? (found.data?.lines ?? []) : []
  const more = typed ? (found.data?.more ?? 0) : 0
  const others = ['/enrol', '/bring-over', '/blank-cards'].flatMap(
    (path) => screens.find((screen) => screen.path === path) ?? [],
  )
  return (
    <Page
      title={say.title}
      actions={others.map(({ path, title }) => (
        <Button key={path} variant={path === '/enrol' ? 'filled' : 'default'} onClick={() => go(path)}>
          {title}
        </Button>
      ))}
    >
      <ErrorSummary error={cardError ?? found.error} title={say.notFound} />
      <TextInput
        ref={field}
        label={say.find}
        description={say.findHow}
        value={text}
        autoComplete="off"
        size="lg"
        maw={640}
        onChange={(event) => {
          setCardError(null)
          setText(event.currentTarget.value)
        }}
        onKeyDown={key}
      />
      <Section flush>
        <div id="found-clients">
          {typed && found.data ? (
            <>
              <Text role="status" px="md" py="xs" c="dimmed">
                {say.found(lines.length + more)}
                {more > 0 && `. ${say.more(more)}`}
              </Text>
              <ClientTable lines={lines} empty={say.nobody(text.trim())} onOpen={open} />
            </>
          ) : (
            <EmptyState>{say.startTyping}</EmptyState>
          )}
        </div>
      </Section>
    </Page>
  )
}
