import { createContext, type ReactNode, useContext } from 'react'
import type { SessionState } from '../../shared/contract/session.ts'

const SessionContext = createContext<SessionState | null>(null)

export function SessionProvider({ state, children }: { state: SessionState; children: ReactNode }) {
  return <SessionContext value={state}>{children}</SessionContext>
}

/** Who is here, which day is open, which doors are shut: as the server side says it, never guessed. */
export function useSession(): SessionState {
  const state = useContext(SessionContext)
  if (!state) throw new Error('useSession stands outside of the session')
  return state
}

/** The person who is signed in; only for screens, which are shown to nobody else. */
export function useSignedIn() {
  const { signedIn } = useSession()
  if (!signedIn) throw new Error('nobody is signed in')
  return signedIn
}

/** The site; only after the register was opened. */
export function useSite() {
  const { site } = useSession()
  if (!site) throw new Error('the register is not open')
  return site
}
