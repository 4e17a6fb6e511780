import { Button, Group, NativeSelect } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import type { MappingView } from '../../shared/contract/dhis2.ts'
import type { Dhis2Metadata, MappingLine } from '../../shared/records/dhis2.ts'
import { isMapped, type NumberOfFigure, numberKey } from '../../shared/rules/dhis2-mapping.ts'
import { INDICATOR_BY_ID, type ReportSection, sectionsAt } from '../../shared/rules/indicators/definitions.ts'
import { DataTable, TableNote } from '../ui/data-table.tsx'
import { EmptyState, Section } from '../ui/page.tsx'
import { useSite } from '../ui/session-context.tsx'
import { words } from '../words/index.ts'
import { KnownIds } from './id-field.tsx'
import { ComboCell, ElementCell, numberInWords, SentCell } from './mapping-cells.tsx'

const say = words.dhis2.grid
type Show = keyof typeof say.show
/** More rows of fields at once would make every key slow. */
const AT_ONCE = 40

const emptyLine = (number: NumberOfFigure): MappingLine => ({
  ...{ indicator: number.indicator, cell: number.cell, part: number.part },
  ...{ sent: true, dataElement: '', categoryOptionCombo: '' },
})

const isShown: Record<Show, (line: MappingLine) => boolean> = {
  all: () => true,
  mapped: isMapped,
  holes: ({ sent, dataElement }) => sent && dataElement === '',
  leftOut: ({ sent }) => !sent,
}

/** Every number of the return, a section at a time: where it goes, or that it is left out. */
export function MappingGrid(props: {
  numbers: MappingView['numbers']
  mapping: MappingView['mapping']
  metadata: Dhis2Metadata | null
  onLines: (change: (lines: readonly MappingLine[]) => MappingLine[]) => void
}) {
  const { numbers, mapping, metadata, onLines } = props
  const sections = sectionsAt(useSite().kind)
  const [section, setSection] = useState<ReportSection>('flow')
  const [show, setShow] = useState<Show>('all')
  const [most, setMost] = useState(AT_ONCE)
  const known = new Map(mapping.lines.map((line) => [numberKey(line), line]))
  const empty = useMemo(() => new Map(numbers.map((one) => [numberKey(one), emptyLine(one)])), [numbers])
  const lines = numbers.map((one) => known.get(numberKey(one)) ?? empty.get(numberKey(one)) ?? emptyLine(one))
  const ofSection = lines.filter(({ indicator }) => INDICATOR_BY_ID.get(indicator)?.section === section)
  const shown = ofSection.filter(isShown[show])
  const holes = ofSection.filter(isShown.holes)

  const set = useCallback(
    (...next: MappingLine[]) =>
      onLines((before) => {
        const all = new Map(before.map((line) => [numberKey(line), line]))
        for (const line of next) all.set(numberKey(line), line)
        const said = numbers.flatMap((number) => all.get(numberKey(number)) ?? [])
        return said.filter((line) => isMapped(line) || !line.sent || line.categoryOptionCombo !== '')
      }),
    [numbers, onLines],
  )

  return (
    <Section title={say.title} flush>
      <KnownIds id="data-elements" known={metadata?.dataElements ?? []} />
      <KnownIds id="option-combos" known={metadata?.categoryOptionCombos ?? []} />
      <Group px="md" pb="sm" align="flex-end">
        <NativeSelect
          label={words.reports.controls.jump}
          value={section}
          data={sections.map((value) => ({ value, label: words.reports.sections[value].title }))}
          onChange={(event) =>
            setSection(sections.find((one) => one === event.currentTarget.value) ?? 'flow')
          }
        />
        <NativeSelect
          label={say.filter}
          value={show}
          data={Object.entries(say.show).map(([value, label]) => ({ value, label }))}
          onChange={(event) => setShow(event.currentTarget.value as Show)}
        />
        {holes.length > 0 && (
          <Button variant="default" onClick={() => set(...holes.map((line) => ({ ...line, sent: false })))}>
            {say.leaveOut(holes.length)}
          </Button>
        )}
      </Group>
      <TableNote>{say.shown(Math.min(most, shown.length), ofSection.length)}</TableNote>
      <DataTable
        caption={say.caption}
        rows={shown.slice(0, most)}
        rowKey={numberKey}
        empty={<EmptyState>{say.empty}</EmptyState>}
        columns={[
          { key: 'number', title: say.number, cell: numberInWords },
          { key: 'sent', title: say.sent, cell: (line) => <SentCell line={line} onChange={set} /> },
          {
            key: 'element',
            title: say.element,
            cell: (line) => <ElementCell line={line} metadata={metadata} onChange={set} />,
          },
          {
            key: 'combo',
            title: say.combo,
            cell: (line) => <ComboCell line={line} metadata={metadata} onChange={set} />,
          },
        ]}
      />
      {shown.length > most && (
        <Group p="md">
          <Button variant="default" onClick={() => setMost(most + AT_ONCE)}>
            {say.more}
          </Button>
        </Group>
      )}
    </Section>
  )
}
