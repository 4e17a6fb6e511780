import { Alert, Stack, Text } from '@mantine/core'
import type { Return } from '../../shared/contract/reports.ts'
import { number } from '../words/format.ts'
import { words } from '../words/index.ts'
import { blocksOf, type FigureList, figureOf } from './figures.ts'

const say = words.reports

/** The period, the definition in force, and what a reader must know first. */
export function ReturnHead({ found }: { found: Return }) {
  const { scope, notes } = found
  return (
    <Stack gap="xs">
      <Text fw={650}>{say.period(scope.period.firstDay, scope.period.lastDay)}</Text>
      <Text>{say.definition(scope.dropoutDays)}</Text>
      {notes.map(({ code, params }) => (
        <Alert key={`${code} ${JSON.stringify(params)}`} color="yellow" p="sm">
          {noteText(code, params ?? {})}
        </Alert>
      ))}
    </Stack>
  )
}

export function noteText(code: string, params: Record<string, string | number | null>): string {
  const sentences: Readonly<Record<string, (params: Record<string, string | number | null>) => string>> =
    say.notes
  return sentences[code]?.(params) ?? code
}

/** The flow in one line, so that anybody can check it. */
export function identityText(list: FigureList): string {
  const sum = (begins: string) =>
    blocksOf('flow')
      .flatMap(({ indicators }) => indicators)
      .filter(({ id, kind }) => kind === 'person' && id.startsWith(begins))
      .reduce((total, { id }) => total + figureOf(list, id, '').count, 0)
  const came = sum('entered_') + figureOf(list, 'came_back', '').count
  const of = (id: string) => number(figureOf(list, id, '').count)
  return say.identity(of('active_start'), number(came), number(sum('left_')), of('active_end'))
}
