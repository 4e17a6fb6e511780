import {
  Autocomplete,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { useMemo } from 'react'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { DateField } from '../ui/date-field.tsx'
import { words } from '../words/index.ts'
import { COUNTRIES, timeZones, zoneOf } from './countries.ts'
import { newKey } from './setup-values.ts'
import { changed, field, type StepProps, without } from './step.ts'

const say = words.setup.site

export function SiteStep(props: StepProps) {
  const { values, change, problems } = props
  const zones = useMemo(timeZones, [])
  const chooseCountry = (country: string) => change({ country, timeZone: zoneOf(country) ?? values.timeZone })
  return (
    <Stack gap="lg">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg" verticalSpacing="md">
        <TextInput
          label={say.name}
          value={values.name}
          maxLength={120}
          {...field(problems, 'name')}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextInput
          label={say.district}
          value={values.district}
          maxLength={80}
          {...field(problems, 'district')}
          onChange={(event) => change({ district: event.currentTarget.value })}
        />
        <TextInput
          label={say.code}
          description={say.codeHow}
          value={values.code}
          maxLength={12}
          {...field(problems, 'code')}
          onChange={(event) => change({ code: event.currentTarget.value })}
          onBlur={() => change({ code: values.code.trim().toUpperCase() })}
        />
        <TextInput
          label={say.number}
          description={say.numberHow}
          inputMode="numeric"
          value={values.number}
          maxLength={4}
          {...field(problems, 'number')}
          onChange={(event) => change({ number: latinDigits(event.currentTarget.value) })}
        />
        <Autocomplete
          label={say.country}
          value={values.country}
          data={COUNTRIES.map(({ country }) => country)}
          maxLength={80}
          {...field(problems, 'country')}
          onChange={chooseCountry}
        />
        <NativeSelect
          label={say.timeZone}
          value={values.timeZone}
          data={[{ value: '', label: say.choose }, ...zones]}
          {...field(problems, 'timeZone')}
          onChange={(event) => change({ timeZone: event.currentTarget.value })}
        />
      </SimpleGrid>
      <Checkbox.Group
        label={say.weekly}
        value={[...values.weeklyClosedDays]}
        {...field(problems, 'weeklyClosedDays')}
        onChange={(weeklyClosedDays) => change({ weeklyClosedDays })}
      >
        <Group mt={6} gap="lg">
          {Object.entries(say.weekdays).map(([digit, label]) => (
            <Checkbox key={digit} value={digit} label={label} />
          ))}
        </Group>
      </Checkbox.Group>
      <TextInput
        label={say.dropout}
        description={say.dropoutHow}
        inputMode="numeric"
        value={values.dropoutDays}
        maxLength={3}
        styles={{ input: { width: 120 } }}
        {...field(problems, 'dropoutDays')}
        onChange={(event) => change({ dropoutDays: latinDigits(event.currentTarget.value) })}
      />
      <Holidays {...props} />
    </Stack>
  )
}

function Holidays({ values: { holidays }, change, problems }: StepProps) {
  const set = (key: string, some: { day?: string; name?: string }) =>
    change({ holidays: changed(holidays, key, some) })
  return (
    <Stack gap="sm" component="fieldset" m={0} p={0} bd="none">
      <legend>
        <Text fw={500}>{say.holidays}</Text>
        <Text c="dimmed">{say.holidaysHow}</Text>
      </legend>
      {holidays.map(({ key, day, name }, index) => (
        <Group key={key} align="flex-start">
          <DateField
            label={say.holiday}
            description={null}
            value={day}
            {...field(problems, `holidays.${index}.day`)}
            onChange={(text) => set(key, { day: text })}
          />
          <TextInput
            label={say.holidayName}
            value={name}
            maxLength={80}
            {...field(problems, `holidays.${index}.name`)}
            onChange={(event) => set(key, { name: event.currentTarget.value })}
          />
          <Button
            variant="subtle"
            mt={28}
            onClick={() => change({ holidays: without(holidays, key) })}
            aria-label={say.remove(name || say.nth(index))}
          >
            {words.setup.remove}
          </Button>
        </Group>
      ))}
      <Button
        variant="default"
        style={{ alignSelf: 'start' }}
        onClick={() => change({ holidays: [...holidays, { key: newKey(), day: '', name: '' }] })}
      >
        {say.addHoliday}
      </Button>
    </Stack>
  )
}
