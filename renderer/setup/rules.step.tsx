import { Group, NativeSelect, Stack, Text } from '@mantine/core'
import { rulePackDefault } from '../../shared/rules/rule-pack-default.ts'
import { PinField } from '../ui/pin-field.tsx'
import { DrugInWords } from '../ui/rules-in-words.tsx'
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
