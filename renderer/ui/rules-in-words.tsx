import { List, Table, Text, Title } from '@mantine/core'
import type { DrugRules } from '../../shared/records/rule-pack.ts'
import { words } from '../words/index.ts'

const say = words.setup.rules

/** The rules of one medicine as a doctor reads them before signing: a source on each line. */
export function DrugInWords({ title, rules }: { title: string; rules: DrugRules }) {
  const { ladder } = rules
  return (
    <section>
      <Title order={2} mb="xs">
        {title}
      </Title>
      <Table withTableBorder>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="9rem">{say.ladder}</Table.Th>
            <Table.Th>{say.given}</Table.Th>
            <Table.Th w="45%">{say.source}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ladder.map(({ fromDays, verdict, atMost, source }, index) => (
            <Table.Tr key={fromDays}>
              <Table.Th scope="row" fw={650}>
                {say.from(fromDays, index === ladder.length - 1)}
              </Table.Th>
              <Table.Td>
                {say.verdicts[verdict]}
                {atMost && `; ${say.atMost(atMost.percent, atMost.micrograms)}`}
              </Table.Td>
              <Table.Td c="dimmed">{source}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <List mt="sm" spacing={2}>
        {limitsOf(rules).map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
      <Text c="dimmed" mt={4}>
        {rules.source}
      </Text>
    </section>
  )
}

function limitsOf(rules: DrugRules): string[] {
  const { firstDayBlockMicrograms: block, secondDayWarnMicrograms: second } = rules
  return [
    ...(block === null ? [] : [say.block(block)]),
    say.warnFirst(rules.firstDayWarnMicrograms),
    ...(second === null ? [] : [say.warnSecond(second)]),
    say.warnRange(rules.warnBelowMicrograms, rules.warnAboveMicrograms),
    say.rise(rules.leastDaysBetweenIncreases, rules.greatestRiseAWeekMicrograms),
    ...(rules.mouthCheckMinutes > 0 ? [say.mouth(rules.mouthCheckMinutes)] : []),
  ]
}
