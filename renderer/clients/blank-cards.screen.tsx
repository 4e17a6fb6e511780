import { Button, Group, NativeSelect } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Page } from '../ui/page.tsx'
import { words } from '../words/index.ts'
import { CardSheet } from './printable-card.tsx'

const say = words.clients.card
/** Ten cards fill a page of A4. */
const COUNTS = ['10', '20', '40', '60']

/** Cards printed ahead, so that an enrolment needs only a scan. */
export function BlankCardsScreen() {
  const [count, setCount] = useState('10')
  const make = useMutation(ask.clients.blankCards.mutationOptions())
  const print = useMutation(ask.clients.print.mutationOptions())
  return (
    <Page title={say.blankTitle} lead={<span className="ost-no-print">{say.blankLead}</span>}>
      <ErrorSummary error={make.error ?? print.error} title={words.clients.notPrinted} />
      <Group align="flex-end" className="ost-no-print">
        <NativeSelect
          label={say.blankCount}
          data={COUNTS}
          value={count}
          onChange={(event) => setCount(event.currentTarget.value)}
          autoFocus
          w={140}
        />
        <Button
          variant={make.data ? 'default' : 'filled'}
          onClick={() => make.mutate({ count: Number(count) })}
          loading={make.isPending}
        >
          {say.blankMake}
        </Button>
        {make.data && (
          <Button onClick={() => print.mutate({ cardId: null })} loading={print.isPending}>
            {say.blankPrint}
          </Button>
        )}
      </Group>
      {make.data && <CardSheet cards={make.data.digits} />}
    </Page>
  )
}
