import { Group, List, NativeSelect, Stack, Table, Text, Title } from '@mantine/core'
import type { DrugRules } from '../../shared/records/rule-pack.ts'
import { rulePackDefault } from '../../shared/rules/rule-pack-default.ts'
import { PinField } from '../ui/pin-field.tsx'
import { words } from '../words/index.ts'
import { field, type StepProps } from './step.ts'

const say = words.setup.rules
const { drugs, telephoneOrders } = rulePackDefault

/** The rules in plain words, a source on each, and the doctor's PIN under them. */
export function RulesStep({ values, change, problems }: StepProps) {
  const { signer, products, staff } = values
  const doctors = staff.filter(({ role }) => role === 'doctor')
  const used = (['buprenorphine', 'methadone'] as const).filter((drug) =>
    products.some((product) => product.drug.startsWith(drug)),
  )
  return (
    <Stack gap="xl">
      <Text>{say.lead}</Text>
      {used.map((drug) => (
        <DrugInWords key={drug} title={say.drugs[drug]} rules={drugs[drug]} />
      ))}
      <div>
        <Text>{say.telephone(telephoneOrders.allowed, telephoneOrders.endAfterHours)}</Text>
        <Text c="dimmed">{telephoneOrders.source}</Text>
      </div>
      <Group align="flex-start" gap="lg">
        <NativeSelect
          label={say.signs}
          value={signer.staffKey}
          data={[
            { value: '', label: words.setup.site.choose },
            ...doctors.map(({ key, name }) => ({ value: key, label: name })),
          ]}
          {...field(problems, 'signer.staffKey')}
          onChange={(event) => change({ signer: { staffKey: event.currentTarget.value, pin: '' } })}
        />
        <PinField
          label={say.pin}
          description={say.pinHow}
          value={signer.pin}
          {...field(problems, 'signer.pin')}
          onChange={(pin) => change({ signer: { ...signer, pin } })}
        />
      </Group>
    </Stack>
  )
}

function DrugInWords({ title, rules }: { title: string; rules: DrugRules }) {
  const { ladder } = rules
  return (
    <section>
      <Title order={3} size="h2" mb="xs">
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
