import { Stack } from '@mantine/core'
import type { Settings } from '../../shared/contract/settings.ts'
import { readSpans, spansText } from '../../shared/rules/span-text.ts'
import { Section } from '../ui/page.tsx'
import { words } from '../words/index.ts'
import { linesOf, TextSetting } from './text-setting.tsx'

const { save, saveOf, saved } = words.followUp.settings

/** A phase or duty with words of its own is kept by its code, whatever language it was typed in. */
function codesBy(codes: readonly string[], wordOf: (code: string) => string): (line: string) => string {
  const byWord = new Map(codes.map((code) => [wordOf(code), code]))
  return (line) => byWord.get(line) ?? line
}

/** When people are followed up, and what a stay in rehabilitation is made of. */
export function FollowUpSettings({ settings }: { settings: Settings }) {
  const { phase, duty } = words.rehabilitation
  const phases = settings['rehabilitation.phases']
  const duties = settings['rehabilitation.duties']
  const { names } = words.settings
  return (
    <Section title={words.followUp.title}>
      <Stack gap="lg">
        <TextSetting
          name="follow_up.template"
          text={spansText(settings['follow_up.template'])}
          rows={1}
          read={readSpans}
          save={save}
          saveLabel={saveOf(names['follow_up.template'].label)}
          saved={saved}
        />
        <TextSetting
          name="rehabilitation.phases"
          text={phases.map(phase).join('\n')}
          rows={4}
          read={(text) => linesOf(text, codesBy(phases, phase))}
          save={save}
          saveLabel={saveOf(names['rehabilitation.phases'].label)}
          saved={saved}
        />
        <TextSetting
          name="rehabilitation.duties"
          text={duties.map(duty).join('\n')}
          rows={6}
          read={(text) => linesOf(text, codesBy(duties, duty))}
          save={save}
          saveLabel={saveOf(names['rehabilitation.duties'].label)}
          saved={saved}
        />
      </Stack>
    </Section>
  )
}
