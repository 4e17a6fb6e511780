import { Button, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import type { SettingName, SettingValue } from '../../shared/records/setting.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { words } from '../words/index.ts'
import { useSetting } from './use-setting.ts'

/** A setting that is typed as text, mostly one entry a line. */
export function TextSetting<N extends SettingName>(props: {
  name: N
  text: string
  rows: number
  /** Beside what the setting is for. */
  limits?: string
  /** Null: what was typed cannot be read. */
  read: (text: string) => SettingValue<N> | null
  save: string
  /** Where several buttons say the same. */
  saveLabel?: string
  saved: string
}) {
  const { name, rows, limits, read, save, saveLabel, saved } = props
  const [text, setText] = useState(props.text)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const setting = useSetting(name)
  const { label, how } = words.settings.names[name]
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const value = read(text)
        setProblems(value === null ? [{ field: name, code: 'template_not_read' }] : [])
        if (value !== null) setting.send(value)
      }}
    >
      <Stack gap="xs" align="flex-start">
        <ErrorSummary error={setting.error} {...(problems.length > 0 && { problems })} />
        <Textarea
          label={label}
          description={limits ? `${how} ${limits}` : how}
          w={520}
          rows={rows}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          loading={setting.isPending}
          {...(saveLabel !== undefined && { 'aria-label': saveLabel })}
        >
          {save}
        </Button>
        <Text role="status">{setting.isSuccess && saved}</Text>
      </Stack>
    </form>
  )
}

/** The lines of a text, blank ones and second ones left out, each as `codeOf` keeps it. */
export function linesOf(text: string, codeOf: (line: string) => string): string[] {
  const lines = text.split('\n').map((line) => line.trim())
  return [...new Set(lines.filter((line) => line !== '').map(codeOf))]
}
