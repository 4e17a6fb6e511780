import { Box, Group, Text } from '@mantine/core'
import { UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { words } from '../words/index.ts'
import classes from './client-banner.module.css'

/**
 * Whose record is open: full width, fixed under the header, on every screen of one client and on no list.
 * `facts` are short words (age, sex, status); `flags` what must not be overlooked.
 */
export function ClientBanner(props: {
  name: string
  called?: string | null
  registerNumber: string
  facts?: readonly string[]
  photo?: string | null
  flags?: ReactNode
  actions?: ReactNode
}) {
  const { name, called, registerNumber, facts = [], photo, flags, actions } = props
  return (
    <Box component="section" aria-label={name} className={classes.banner}>
      <ClientPhoto photo={photo ?? null} name={name} size={52} />
      <div className={classes.who}>
        <Text component="h1" fz={22} fw={700} lh={1.25} m={0} className={classes.name}>
          {name}
          {called && <span className={classes.called}> “{called}”</span>}
        </Text>
        <Text component="div" lh={1.35}>
          <strong className="ost-nowrap ost-numbers">{words.kit.client.number(registerNumber)}</strong>
          {facts.map((fact) => (
            <span key={fact} className="ost-nowrap">
              {' · '}
              {fact}
            </span>
          ))}
        </Text>
      </div>
      {flags && (
        <Group gap="sm" className={classes.flags}>
          {flags}
        </Group>
      )}
      {actions && (
        <Group gap="sm" className="ost-no-print">
          {actions}
        </Group>
      )}
    </Box>
  )
}

/** A face, or that there is none; at the counter at least 160 px. `photo` is a data: address. */
export function ClientPhoto({ photo, name, size }: { photo: string | null; name: string; size: number }) {
  if (photo)
    return (
      <img
        src={photo}
        alt={words.kit.client.photoOf(name)}
        width={size}
        height={size}
        className={classes.photo}
      />
    )
  return (
    <div className={classes.noPhoto} style={{ width: size, height: size }}>
      <UserRound size={size * 0.4} aria-hidden />
      {size >= 120 && <Text>{words.kit.client.noPhoto}</Text>}
    </div>
  )
}
