import type { RulePackBody } from '../../shared/records/rule-pack.ts'
import { PaperDialog } from '../ui/paper.tsx'
import { words } from '../words/index.ts'
import { AlertsRead, DrugRead, OthersRead } from './rules-page.tsx'

const say = words.rules.paper

/** The rules as pages to read: a sheet a medicine, one for both, one for the medicines to look at. */
export function RulesPaper(props: {
  body: RulePackBody
  /** Who signed it and when; null for a draft, which says on every page that it does not hold. */
  signed: string | null
  version: number
  onClose: () => void
}) {
  const { body, signed, version, onClose } = props
  return (
    <PaperDialog
      title={say.title(body.name)}
      period={signed ?? say.draft}
      mark={signed === null ? say.draft : say.mark(version)}
      fileName={signed === null ? 'rules-draft' : `rules-version-${version}`}
      onClose={onClose}
      sheets={[
        <DrugRead key="buprenorphine" body={body} drug="buprenorphine" />,
        <DrugRead key="methadone" body={body} drug="methadone" />,
        <OthersRead key="others" body={body} />,
        <AlertsRead key="alerts" body={body} />,
      ]}
    />
  )
}
