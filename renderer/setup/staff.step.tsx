import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { SiteKind } from '../../shared/records/site.ts'
import type { Role } from '../../shared/records/staff.ts'
import { ROLES_OF_OFFICE } from '../../shared/rules/new-site.ts'
import { PinField } from '../ui/pin-field.tsx'
import { words } from '../words/index.ts'
import { type StaffRow, staffRow } from './setup-values.ts'
import { changed, field, type StepProps, without } from './step.ts'

const say = words.setup.staff
const ROLES: Record<SiteKind, readonly Role[]> = {
  ost_centre: ['manager', 'doctor', 'nurse', 'counsellor', 'outreach', 'data'],
  treatment_centre: ['manager', 'doctor', 'nurse', 'counsellor', 'outreach', 'data'],
  drop_in_centre: ['manager', 'nurse', 'counsellor', 'outreach', 'data'],
  office: ROLES_OF_OFFICE,
}

export function StaffStep({ values, change, problems }: StepProps) {
  const { staff } = values
  const set = (key: string, some: Partial<StaffRow>) => change({ staff: changed(staff, key, some) })
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  return (
    <Stack gap="lg" id={field(problems, 'staff').id} tabIndex={-1}>
      <Text>{values.kind === 'office' ? words.setup.officeStaff : say.lead}</Text>
      {staff.map(({ key, name, role, pin, pinAgain }, index) => (
        <Stack
          key={key}
          component="fieldset"
          gap="xs"
          m={0}
          p="md"
          bd="1px solid var(--mantine-color-slate-3)"
          pos="relative"
          style={{ borderRadius: 8 }}
        >
          <legend>
            <Text fw={650} px={6}>
              {say.person(index)}
            </Text>
          </legend>
          <Group align="flex-start" gap="lg">
            <TextInput
              ref={index === 0 ? first : null}
              label={say.name}
              value={name}
              maxLength={120}
              flex="1 1 14rem"
              {...field(problems, `staff.${index}.name`)}
              onChange={(event) => set(key, { name: event.currentTarget.value })}
            />
            <NativeSelect
              label={say.role}
              value={role}
              w={180}
              data={ROLES[values.kind ?? 'ost_centre'].map((value) => ({
                value,
                label: words.shell.roles[value],
              }))}
              onChange={(event) => set(key, { role: event.currentTarget.value as Role })}
            />
            <PinField
              small
              label={say.pin}
              value={pin}
              {...field(problems, `staff.${index}.pin`)}
              onChange={(typed) => set(key, { pin: typed })}
            />
            <PinField
              small
              label={say.pinAgain}
              value={pinAgain}
              {...field(problems, `staff.${index}.pinAgain`)}
              onChange={(typed) => set(key, { pinAgain: typed })}
            />
          </Group>
          {staff.length > 1 && (
            <Button
              variant="subtle"
              size="compact-md"
              pos="absolute"
              top={-30}
              right={8}
              bg="white"
              onClick={() => change({ staff: without(staff, key) })}
              aria-label={words.setup.site.remove(name || say.person(index))}
            >
              {words.setup.remove}
            </Button>
          )}
        </Stack>
      ))}
      <Button
        variant="default"
        style={{ alignSelf: 'start' }}
        onClick={() => change({ staff: [...staff, staffRow(values.kind === 'office' ? 'office' : 'nurse')] })}
      >
        {say.add}
      </Button>
    </Stack>
  )
}
