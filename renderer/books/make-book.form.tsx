import { Button, Group, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { BookTarget } from '../../shared/contract/books.ts'
import type { BookScope } from '../../shared/records/book.ts'
import type { call } from '../call.ts'
import { Section, useFocusOnMount } from '../ui/page.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { titleOf } from './book-layout.ts'

const say = words.books

export type Length = { scope: BookScope } & Awaited<ReturnType<typeof call.books.look>>
type Offer = Awaited<ReturnType<typeof call.books.offer>>

/** How long the book is, and where it goes. */
export function MakeBook(props: {
  length: Length
  products: Offer['products']
  sticks: Offer['sticks']
  again: () => void
  onMake: (book: BookScope & { title: string; fileName: string; to: BookTarget }) => void
}) {
  const { length, products, sticks, again, onMake } = props
  const { scope, rows, pages, jobs, draft, closedDay } = length
  const { book, period, productId } = scope
  const { firstDay, lastDay } = period
  const [target, setTarget] = useState<string>(sticks[0]?.folder ?? 'choose')
  const make = useFocusOnMount<HTMLButtonElement>()
  const product = products.find(({ id }) => id === productId)
  const named = { book, product: product ? { ...product, stepsPerUnit: 1 } : null }
  const to: BookTarget =
    target === 'choose' || target === 'printer' ? { kind: target } : { kind: 'stick', folder: target }
  const days = firstDay === lastDay ? firstDay : `${firstDay}-${lastDay}`
  return (
    <Section title={say.length.title(book, firstDay, lastDay)}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onMake({
            ...scope,
            title: `${titleOf(named)}, ${say.paper.period(firstDay, lastDay)}`,
            fileName: `${book.replace('_', '-')}-register-${productId === null ? '' : `${productId}-`}${days}`,
            to,
          })
        }}
      >
        <Stack gap="md">
          <div role="status">
            <Text fw={650} fz="lg">
              {say.length.text(rows, pages)}
            </Text>
            {rows === 0 && <Text>{say.length.empty}</Text>}
            <Text>{closedDay === null ? say.length.noCode : say.length.code(closedDay)}</Text>
          </div>
          {draft && <StatusBar tone="warn" title={say.length.draft} />}
          <Radio.Group label={say.where} value={target} onChange={setTarget}>
            <Stack gap="xs" mt="xs">
              {sticks.map(({ folder }) => (
                <Radio key={folder} value={folder} label={say.stick(folder)} />
              ))}
              <Radio value="choose" label={say.choose} />
              <Radio value="printer" label={say.printer(jobs)} />
            </Stack>
          </Radio.Group>
          <Group>
            <Button type="submit" size="lg" ref={make}>
              {say.make}
            </Button>
            <Button variant="default" onClick={again}>
              {words.backups.lookAgain}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}
