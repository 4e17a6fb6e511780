import { Table } from '@mantine/core'
import type { FileVerdict } from '../../shared/contract/office.ts'
import { StatusMark } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { toneOf, verdictSentences } from './verdict-words.ts'

const say = words.office.verdict

/** A line a file: whether it was taken in, and a sentence that says why or what is worth knowing. */
export function VerdictTable({ verdicts }: { verdicts: readonly FileVerdict[] }) {
  return (
    <Table striped>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say.columns.file}</Table.Th>
          <Table.Th>{say.columns.verdict}</Table.Th>
          <Table.Th>{say.columns.why}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {verdicts.map((verdict) => (
          <Table.Tr key={verdict.file}>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>{verdict.file}</Table.Td>
            <Table.Td>
              <StatusMark tone={toneOf(verdict)}>{say.short[toneOf(verdict)]}</StatusMark>
            </Table.Td>
            <Table.Td>
              {verdictSentences(verdict).map((sentence) => (
                <div key={sentence}>{sentence}</div>
              ))}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
