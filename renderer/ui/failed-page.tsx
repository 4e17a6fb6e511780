import { ErrorSummary } from './error-summary.tsx'
import { Page } from './page.tsx'

/** A screen that could not be shown: its title, and why. */
export function FailedPage({ title, error, what }: { title: string; error: unknown; what?: string }) {
  return (
    <Page title={title}>
      <ErrorSummary error={error} {...(what !== undefined && { title: what })} />
    </Page>
  )
}
