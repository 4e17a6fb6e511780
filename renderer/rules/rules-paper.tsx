import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { RulePackBody } from '../../shared/records/rule-pack.ts'
import { PaperDialog } from '../ui/paper.tsx'
import { words } from '../words/index.ts'
import { drugParts, otherParts, type ReadPart } from './pack-in-words.ts'
import { type DrugKey, drugKeys } from './pack-lines.ts'
import { AlertsRead, LadderRead, PartRead } from './rules-page.tsx'
import classes from './rules-paper.module.css'
import { heightOf, inPages, linesOf } from './rules-sheets.ts'

const say = words.rules.paper

/** The rules as pages to read: each medicine, what holds for both, and the medicines to look at; nothing is cut. */
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
        ...drugKeys.flatMap((drug) =>
          sheetsOf(words.rules.drugs[drug], [
            ladder(body, drug),
            ...drugParts(drug, body.drugs[drug]).map(part),
          ]),
        ),
        ...sheetsOf(words.rules.others, otherParts(body).map(part)),
        ...alertSheets(body.medicineAlerts),
      ]}
    />
  )
}

interface Block {
  key: string
  mm: number
  content: ReactNode
}

/** One section over as many pages as it needs; its title stands on each. */
const sheetsOf = (title: string, blocks: readonly Block[]): ReactNode[] =>
  inPages(blocks).map((page) => (
    <section key={`${title} ${page[0]?.key}`} className={classes.rules}>
      <Title order={2} mb="xs">
        {title}
      </Title>
      {page.map(({ key, content }) => (
        <div key={key}>{content}</div>
      ))}
    </section>
  ))

function ladder(body: RulePackBody, drug: DrugKey): Block {
  const mm = body.drugs[drug].ladder.reduce(
    (sum, { source }) => sum + heightOf(Math.max(2, linesOf(source, 45))),
    heightOf(2),
  )
  return { key: 'ladder', mm, content: <LadderRead body={body} drug={drug} /> }
}

function part(read: ReadPart): Block {
  const lines = [...read.sentences, read.source].reduce((sum, text) => sum + linesOf(text, 95), 2)
  return { key: read.key, mm: heightOf(lines), content: <PartRead part={read} /> }
}

/** The table of medicines is divided between its rows. */
function alertSheets(alerts: RulePackBody['medicineAlerts']): ReactNode[] {
  const rows = alerts.map((alert) => {
    const { medicine, alsoCalled, text, source } = alert
    const lines = [
      linesOf(`${medicine}${words.rules.alerts.names(alsoCalled)}`, 26),
      1 + linesOf(text, 36),
      linesOf(source, 26),
    ]
    return { alert, mm: heightOf(Math.max(...lines)) }
  })
  return inPages(rows).map((page) => (
    <div key={page[0]?.alert.medicine ?? 'none'} className={classes.rules}>
      <AlertsRead alerts={page.map(({ alert }) => alert)} />
    </div>
  ))
}
