import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { RulePackBody } from '../../shared/records/rule-pack.ts'
import { type DrugKey, drugKeys, drugParts, otherParts, type ReadPart } from '../ui/pack-in-words.ts'
import { PaperDialog } from '../ui/paper.tsx'
import { AlertsRead, LadderRead, PartRead } from '../ui/rules-page.tsx'
import { packSheets, rowHeight } from '../ui/sheet-packing.ts'
import { words } from '../words/index.ts'
import classes from './rules-paper.module.css'

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

/** Between head and foot of an A4 page, under the title of its section, in mm. */
const PAGE_MM = 220
/** Of a title, or of the second line of a cell. */
const LINE_MM = 5

interface Block {
  key: string
  mm: number
  content: ReactNode
}

/** One section over as many pages as it needs; its title stands on each. */
const sheetsOf = (title: string, blocks: readonly Block[]): ReactNode[] =>
  packSheets(blocks, ({ mm }) => mm, PAGE_MM).map((page) => (
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
  const rows = body.drugs[drug].ladder.map(({ source }) => Math.max(rowHeight([[source, 42]]), 2 * LINE_MM))
  const mm = rows.reduce((sum, row) => sum + row, 2 * LINE_MM)
  return { key: 'ladder', mm, content: <LadderRead body={body} drug={drug} /> }
}

function part(read: ReadPart): Block {
  const mm = [...read.sentences, read.source].reduce(
    (sum, text) => sum + LINE_MM * Math.ceil(text.length / 92),
    2 * LINE_MM,
  )
  return { key: read.key, mm, content: <PartRead part={read} /> }
}

/** The table of medicines is divided between its rows. */
function alertSheets(alerts: RulePackBody['medicineAlerts']): ReactNode[] {
  const mm = ({ medicine, alsoCalled, text, source, level, drugs }: (typeof alerts)[number]) =>
    rowHeight([
      [`${medicine}${words.rules.alerts.names(alsoCalled)}`, 24],
      [`${text} ${words.rules.alerts.levels[level]}: ${drugs.join(', ')}.`, 34],
      [source, 22],
    ])
  return packSheets(alerts, mm, PAGE_MM).map((page) => (
    <div key={page[0]?.medicine ?? 'none'} className={classes.rules}>
      <AlertsRead alerts={page} />
    </div>
  ))
}
