import { EmptyState, Page, Section } from '../ui/page.tsx'
import { words } from '../words/index.ts'

/** In place of a screen that needs an open day. */
export function OpenDayFirst({ title }: { title: string }) {
  return (
    <Page title={title}>
      <Section>
        <EmptyState>{words.doors.day.first}</EmptyState>
      </Section>
    </Page>
  )
}
