import { List, Table, Text, Title } from '@mantine/core'
import type { RulePackBody } from '../../shared/records/rule-pack.ts'
import { words } from '../words/index.ts'
import { type DrugKey, drugParts, otherParts, type ReadPart } from './pack-in-words.ts'

const say = words.rules

/** The ladder of one medicine, a source on each line. */
export function LadderRead({ body, drug }: { body: RulePackBody; drug: DrugKey }) {
  const { ladder } = body.drugs[drug]
  const setup = words.setup.rules
  return (
    <Table withTableBorder>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="9rem">{say.ladder.title}</Table.Th>
          <Table.Th>{setup.given}</Table.Th>
          <Table.Th w="45%">{setup.source}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {ladder.map(({ fromDays, verdict, atMost, source }, index) => (
          <Table.Tr key={fromDays}>
            <Table.Th scope="row" fw={650}>
              {setup.from(fromDays, index === ladder.length - 1)}
            </Table.Th>
            <Table.Td>
              {setup.verdicts[verdict]}
              {atMost && `; ${setup.atMost(atMost.percent, atMost.micrograms)}`}
            </Table.Td>
            <Table.Td c="dimmed">{source}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

export function PartRead({ part }: { part: ReadPart }) {
  return (
    <section>
      <Title order={3} mt="sm">
        {part.title}
      </Title>
      <List spacing={2}>
        {part.sentences.map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
      <Text c="dimmed">{part.source}</Text>
    </section>
  )
}

/** One medicine, whole. */
export function DrugRead({ body, drug }: { body: RulePackBody; drug: DrugKey }) {
  return (
    <section>
      <Title order={2} mb="xs">
        {say.drugs[drug]}
      </Title>
      <LadderRead body={body} drug={drug} />
      {drugParts(drug, body.drugs[drug]).map((part) => (
        <PartRead key={part.key} part={part} />
      ))}
    </section>
  )
}

/** What holds for both medicines. */
export function OthersRead({ body }: { body: RulePackBody }) {
  return (
    <section>
      <Title order={2} mb="xs">
        {say.others}
      </Title>
      {otherParts(body).map((part) => (
        <PartRead key={part.key} part={part} />
      ))}
    </section>
  )
}

export function AlertsRead({ alerts }: { alerts: RulePackBody['medicineAlerts'] }) {
  return (
    <section>
      <Title order={2} mb="xs">
        {say.alerts.title}
      </Title>
      <Text mb="xs">{say.alerts.how}</Text>
      <Table withTableBorder>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="30%">{say.alerts.medicine}</Table.Th>
            <Table.Th>{say.alerts.text}</Table.Th>
            <Table.Th w="28%">{say.sourceLabel}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {alerts.map(({ medicine, alsoCalled, drugs, level, text, source }) => (
            <Table.Tr key={medicine}>
              <Table.Th scope="row" fw={400}>
                <strong>{medicine}</strong>
                {say.alerts.names(alsoCalled)}
              </Table.Th>
              <Table.Td>
                {text} {say.alerts.levels[level]}: {drugs.join(', ')}.
              </Table.Td>
              <Table.Td c="dimmed">{source}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
