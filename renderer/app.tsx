import { Notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { useHashLocation } from 'wouter/use-hash-location'
import type { SessionState } from '../shared/contract/session.ts'
import { call } from './call.ts'
import { Door } from './doors/door.tsx'
import { Locked } from './doors/locked.tsx'
import { SignIn } from './doors/sign-in.tsx'
import { Frame } from './frame.tsx'
import { FirstRun } from './setup/first-run.tsx'
import { RestoreWizard } from './setup/restore-wizard.tsx'
import { Crash } from './ui/crash.tsx'
import { KeyProvider } from './ui/keys.tsx'
import { Loading } from './ui/loading.tsx'
import { PinProvider } from './ui/pin-dialog.tsx'
import { SessionProvider } from './ui/session-context.tsx'
import { words } from './words/index.ts'

/** Follows the server side's session and shows the door that it says is open. */
export function App() {
  const followed = useFollowedSession()
  if (followed === 'lost') return <p role="alert">{words.shell.disconnected}</p>
  if (!followed) return <Loading />
  return (
    <SessionProvider state={followed}>
      <KeyProvider>
        <ErrorBoundary FallbackComponent={Crash} resetKeys={[followed.stage, followed.signedIn?.id]}>
          <Stage state={followed} />
        </ErrorBoundary>
        <Notifications position="bottom-right" />
      </KeyProvider>
    </SessionProvider>
  )
}

function Stage({ state }: { state: SessionState }) {
  // A restore ends with words that must be read, while the register behind it is open already.
  const [restoring, setRestoring] = useState(false)
  const door = (title: string, content: ReactNode) => <Door title={title}>{content}</Door>
  if (restoring) return <RestoreWizard door={door} onLeave={() => setRestoring(false)} />
  switch (state.stage) {
    case 'no_register':
      return <FirstRun door={door} onRestore={() => setRestoring(true)} />
    case 'locked':
      return <Locked onRestore={() => setRestoring(true)} />
    case 'sign_in':
      return <SignIn />
    case 'signed_in':
      return (
        <PinProvider>
          <Frame />
        </PinProvider>
      )
  }
}

function useFollowedSession(): SessionState | 'lost' | null {
  const [state, setState] = useState<SessionState | 'lost' | null>(null)
  useForgetOnLeave(state === 'lost' ? null : state)
  useEffect(() => {
    const stop = new AbortController()
    const follow = async () => {
      for await (const next of await call.session.state(undefined, { signal: stop.signal })) setState(next)
    }
    follow()
      .then(
        () => 'lost' as const,
        () => 'lost' as const,
      )
      .then((lost) => {
        if (!stop.signal.aborted) setState(lost)
      })
    return () => stop.abort()
  }, [])
  return state
}

/** What one person saw is gone when they leave; another person begins at Home, the same one where they were. */
function useForgetOnLeave(state: SessionState | null): void {
  const cache = useQueryClient()
  const [, go] = useHashLocation()
  const [last, setLast] = useState<number | null>(null)
  const here = state?.signedIn?.id ?? null
  useEffect(() => {
    if (here === null) {
      cache.clear()
      return
    }
    if (last !== null && last !== here) go('/')
    setLast(here)
  }, [here, last, cache, go])
}
