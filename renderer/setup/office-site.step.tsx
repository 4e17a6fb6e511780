import { Autocomplete, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useMemo } from 'react'
import { words } from '../words/index.ts'
import { COUNTRIES, timeZones, zoneOf } from './countries.ts'
import { field, type StepProps } from './step.ts'

const say = words.setup.site

/** Who the office is; it has no shelf, no clinic day and no number on any card. */
export function OfficeSiteStep({ values, change, problems }: StepProps) {
  const zones = useMemo(timeZones, [])
  return (
    <Stack gap="lg">
      <Text>{words.setup.officeSite.lead}</Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg" verticalSpacing="md">
        <TextInput
          label={words.setup.officeSite.name}
          value={values.name}
          maxLength={80}
          {...field(problems, 'name')}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextInput
          label={words.setup.officeSite.place}
          value={values.district}
          maxLength={80}
          {...field(problems, 'district')}
          onChange={(event) => change({ district: event.currentTarget.value })}
        />
        <TextInput
          label={words.setup.officeSite.code}
          description={words.setup.officeSite.codeHow}
          value={values.code}
          maxLength={12}
          {...field(problems, 'code')}
          onChange={(event) => change({ code: event.currentTarget.value })}
          onBlur={() => change({ code: values.code.trim().toUpperCase() })}
        />
        <Autocomplete
          label={say.country}
          value={values.country}
          data={COUNTRIES.map(({ country }) => country)}
          maxLength={80}
          {...field(problems, 'country')}
          onChange={(country) => change({ country, timeZone: zoneOf(country) ?? values.timeZone })}
        />
        <NativeSelect
          label={say.timeZone}
          value={values.timeZone}
          data={[{ value: '', label: say.choose }, ...zones]}
          {...field(problems, 'timeZone')}
          onChange={(event) => change({ timeZone: event.currentTarget.value })}
        />
      </SimpleGrid>
    </Stack>
  )
}
