import { Button, Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { CardLine, ClientProfile } from '../../shared/contract/client-output.ts'
import { ask } from '../call.ts'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import classes from '../ui/lines.module.css'
import { EmptyState, Section } from '../ui/page.tsx'
import { groupedDigits } from '../ui/qr.tsx'
import { useSite } from '../ui/session-context.tsx'
import { StatusMark } from '../ui/status-bar.tsx'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'
import { IssueCardForm, RevokeCardForm } from './card.form.tsx'
import { CardSheet } from './printable-card.tsx'

const say = words.clients.card

/** The one valid card and those before it. */
export function Cards({ profile }: { profile: ClientProfile }) {
  const [open, setOpen] = useState<'issue' | CardLine | null>(null)
  const [printing, setPrinting] = useState<CardLine | null>(null)
  const { timeZone } = useSite()
  return (
    <Section
      title={words.clients.profile.cards}
      actions={
        <Button variant="default" onClick={() => setOpen('issue')}>
          {say.issue}
        </Button>
      }
    >
      {profile.cards.length === 0 && <EmptyState>{say.none}</EmptyState>}
      <ul className={classes.lines}>
        {profile.cards.map((card) => (
          <li key={card.id} className={classes.line}>
            <div className={classes.what}>
              <Text fw={600} className="ost-numbers">
                {groupedDigits(card.digits)}
              </Text>
              <Text>{say.given(dayAndTime(card.at, timeZone))}</Text>
            </div>
            {card.revoked ? (
              <StatusMark tone="stop">
                {say.revoked(
                  words.clients.cardReasons[card.revoked.reason],
                  dayAndTime(card.revoked.at, timeZone),
                )}
              </StatusMark>
            ) : (
              <Group gap="xs">
                <StatusMark tone="good">{say.valid}</StatusMark>
                <Button variant="subtle" onClick={() => setPrinting(card)}>
                  {say.printAgain}
                </Button>
                <Button variant="subtle" onClick={() => setOpen(card)}>
                  {say.revoke}
                </Button>
              </Group>
            )}
          </li>
        ))}
      </ul>
      {open === 'issue' && (
        <IssueCardForm profile={profile} onClose={() => setOpen(null)} onNew={setPrinting} />
      )}
      {open !== null && open !== 'issue' && <RevokeCardForm card={open} onClose={() => setOpen(null)} />}
      {printing && <PrintCard card={printing} onClose={() => setPrinting(null)} />}
    </Section>
  )
}

function PrintCard({ card, onClose }: { card: CardLine; onClose: () => void }) {
  const print = useMutation(ask.clients.print.mutationOptions({ onSuccess: onClose }))
  return (
    <Dialog title={say.print} onClose={onClose}>
      <ErrorSummary error={print.error} title={words.clients.notPrinted} />
      <CardSheet cards={[card.digits]} />
      <Group mt="md" justify="flex-end" className="ost-no-print">
        <Button variant="default" onClick={onClose}>
          {words.shell.cancel}
        </Button>
        <Button data-autofocus loading={print.isPending} onClick={() => print.mutate({ cardId: card.id })}>
          {say.printAgain}
        </Button>
      </Group>
    </Dialog>
  )
}
