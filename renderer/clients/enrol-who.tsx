import { Checkbox, Group, NativeSelect, TextInput } from '@mantine/core'
import { ageFromBirthYear } from '../../shared/rules/days.ts'
import { words } from '../words/index.ts'
import { type EnrolPart, fieldId, yearOf } from './enrol-values.ts'

const say = words.clients.enrol
const { sexes } = words.clients

/** Called, sex, birth year, telephone; whether 18 is only asked where the birth year leaves it open. */
export function EnrolWho({ values, change, errors, today }: EnrolPart) {
  const year = yearOf(values.birthYear)
  const age = year > 0 ? ageFromBirthYear(year, today) : null
  return (
    <>
      <Group align="flex-start" gap="md">
        <TextInput
          id={fieldId('called')}
          label={say.called}
          description={say.calledHow}
          value={values.called}
          error={errors.called}
          onChange={(event) => change({ called: event.currentTarget.value })}
          autoComplete="off"
          maxLength={80}
          withAsterisk
          aria-required
          autoFocus
          w={300}
        />
        <NativeSelect
          id={fieldId('sex')}
          label={say.sex}
          description={'\u00a0'}
          value={values.sex}
          error={errors.sex}
          onChange={(event) => change({ sex: event.currentTarget.value as EnrolPart['values']['sex'] })}
          data={[
            { value: '', label: say.choose, disabled: true },
            { value: 'M', label: sexes.M },
            { value: 'F', label: sexes.F },
            { value: 'T', label: sexes.T },
          ]}
          withAsterisk
          aria-required
          w={170}
        />
        <TextInput
          id={fieldId('birthYear')}
          label={say.birthYear}
          description={age ? words.clients.years(age.youngest, age.oldest) : say.birthYearHow}
          value={values.birthYear}
          error={errors.birthYear}
          onChange={(event) => change({ birthYear: event.currentTarget.value })}
          inputMode="numeric"
          autoComplete="off"
          maxLength={6}
          withAsterisk
          aria-required
          w={260}
        />
        <TextInput
          id={fieldId('phone')}
          label={say.phone}
          description={'\u00a0'}
          value={values.phone}
          error={errors.phone}
          onChange={(event) => change({ phone: event.currentTarget.value })}
          inputMode="tel"
          autoComplete="off"
          maxLength={40}
          w={230}
        />
      </Group>
      {age?.adult === 'ask' && (
        <Checkbox
          id={fieldId('adultConfirmed')}
          mt="sm"
          label={say.adult}
          description={say.adultWhy}
          checked={values.adultConfirmed}
          error={errors.adultConfirmed}
          onChange={(event) => change({ adultConfirmed: event.currentTarget.checked })}
        />
      )}
    </>
  )
}
