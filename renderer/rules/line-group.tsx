import { Checkbox, SimpleGrid, Stack, Textarea, TextInput, Title } from '@mantine/core'
import { AmountField } from '../ui/amount-field.tsx'
import { words } from '../words/index.ts'
import { type RuleGroup, type RuleLine, ruleFieldId } from './pack-lines.ts'
import type { PackValues } from './pack-values.ts'

/** What is wrong at a field, in words. */
export type SayAt = (path: string) => string | undefined

export interface FieldProps {
  values: PackValues
  change: (some: Partial<PackValues>) => void
  sayAt: SayAt
}

/** Lines that share one source, and the source under them. */
export function LineGroup({ group, ...field }: FieldProps & { group: RuleGroup }) {
  const { values, change, sayAt } = field
  const { sourcePath } = group
  return (
    <Stack component="section" gap="sm" aria-label={group.title}>
      <Title order={3}>{group.title}</Title>
      <SimpleGrid cols={{ base: 1, sm: 2 }} verticalSpacing="sm">
        {group.lines.map((line) => (
          <LineField key={line.path} line={line} {...field} />
        ))}
      </SimpleGrid>
      <Textarea
        id={ruleFieldId(sourcePath)}
        label={words.rules.sourceLabel}
        rows={2}
        value={values.fields[sourcePath] ?? ''}
        error={sayAt(sourcePath)}
        onChange={(event) =>
          change({ fields: { ...values.fields, [sourcePath]: event.currentTarget.value } })
        }
      />
    </Stack>
  )
}

function LineField({ line, values, change, sayAt }: FieldProps & { line: RuleLine }) {
  const { path, label, kind } = line
  const type = (text: string) => change({ fields: { ...values.fields, [path]: text } })
  if (kind === 'flag')
    return (
      <Checkbox
        id={ruleFieldId(path)}
        label={label}
        checked={values.flags[path] === true}
        onChange={(event) => change({ flags: { ...values.flags, [path]: event.currentTarget.checked } })}
      />
    )
  const value = values.fields[path] ?? ''
  const error = sayAt(path)
  if (kind === 'amount')
    return <AmountField id={ruleFieldId(path)} label={label} value={value} error={error} onChange={type} />
  return (
    <TextInput
      id={ruleFieldId(path)}
      label={label}
      value={value}
      error={error}
      autoComplete="off"
      {...(kind === 'number' && { inputMode: 'numeric', maxLength: 4 })}
      styles={{ root: { width: 'auto' }, wrapper: kind === 'number' ? { width: 120 } : {} }}
      onChange={(event) => type(event.currentTarget.value)}
    />
  )
}
