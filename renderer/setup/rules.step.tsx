import { Group, NativeSelect, Stack, Text } from '@mantine/core'
import { rulePackDefault } from '../../shared/rules/rule-pack-default.ts'
import { PinField } from '../ui/pin-field.tsx'
import { AlertsRead, DrugRead, OthersRead } from '../ui/rules-page.tsx'
import { words } from '../words/index.ts'
import { field, type StepProps } from './step.ts'

const say = words.setup.rules

/** The whole rules in plain words, a source on each, and the doctor's PIN under them: nobody signs what is not shown. */
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
        <DrugRead key={drug} body={rulePackDefault} drug={drug} />
      ))}
      <OthersRead body={rulePackDefault} />
      <AlertsRead alerts={rulePackDefault.medicineAlerts} />
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
