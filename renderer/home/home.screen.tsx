import { Page } from '../ui/page.tsx'
import { words } from '../words/index.ts'

export function HomeScreen() {
  return <Page title={words.shell.screensOf.home}>{null}</Page>
}
