import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ask } from '../call.ts'
import { words } from '../words/index.ts'
import { ClientBanner } from './client-banner.tsx'

/** Whose page this is; a record that may not be opened stands with its number alone. */
export function ClientHead({ clientId, flags }: { clientId: number; flags?: ReactNode }) {
  const profile = useQuery(ask.clients.profile.queryOptions({ input: { id: clientId } })).data
  if (!profile) return null
  const name = profile.name ?? profile.called ?? words.orders.list.noName
  return (
    <ClientBanner
      name={name}
      called={profile.name ? profile.called : null}
      registerNumber={String(profile.registerNumber)}
      photo={profile.photo && `data:image/jpeg;base64,${profile.photo}`}
      flags={flags}
    />
  )
}
