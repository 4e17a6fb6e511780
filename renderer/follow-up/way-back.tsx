import { Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { EPISODES_OF_SITE } from '../../shared/rules/enrolment.ts'
import { ask } from '../call.ts'
import { Section } from '../ui/page.tsx'
import { care } from '../ui/screen-list.tsx'
import { useSignedIn, useSite } from '../ui/session-context.tsx'
import { words } from '../words/index.ts'
import classes from './follow-up.module.css'

const say = words.followUp.wayBack
/** Whom somebody met last is whom this is about; the others are one key away. */
const AT_FIRST = 5

/** Who uses again, as last heard, and is in no treatment: what they may begin here, one key away. */
export function WayBack() {
  const back = useQuery(ask.followUps.wayBack.queryOptions({ staleTime: 0 }))
  const { role } = useSignedIn()
  const [all, setAll] = useState(false)
  if (!back.data || back.data.length === 0) return null
  const newestFirst = back.data.toSorted((a, b) => b.day.localeCompare(a.day))
  const shown = all ? newestFirst : newestFirst.slice(0, AT_FIRST)
  return (
    <Section
      title={say.title}
      actions={
        shown.length < newestFirst.length && (
          <Button variant="default" onClick={() => setAll(true)}>
            {say.all(newestFirst.length)}
          </Button>
        )
      }
    >
      <Text mb="sm">{say.lead}</Text>
      {!care.includes(role) && <Text mb="sm">{say.tellCounsellor}</Text>}
      <ul className={classes.lines}>
        {shown.map(({ clientId, registerNumber, day }) => (
          <li key={clientId} className={classes.line}>
            <Text className={classes.what ?? ''} fw={600}>
              {say.line(registerNumber, day)}
            </Text>
            {care.includes(role) && <WaysBack clientId={clientId} registerNumber={registerNumber} />}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** The treatments that this site gives, each leading to its form. */
export function WaysBack({ clientId, registerNumber }: { clientId: number; registerNumber: number }) {
  const [, go] = useLocation()
  const kinds = EPISODES_OF_SITE[useSite().kind]
  const button = (label: string, path: string) => (
    <Button variant="default" aria-label={say.aria(label, registerNumber)} onClick={() => go(path)}>
      {label}
    </Button>
  )
  return (
    <Group gap="xs">
      {kinds.includes('ost') && button(say.ost, `/clients/${clientId}/open/ost`)}
      {kinds.includes('detox') && button(say.detox, `/clients/${clientId}/open/detox`)}
      {button(say.page, `/clients/${clientId}`)}
    </Group>
  )
}
