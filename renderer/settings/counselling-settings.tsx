import { Checkbox, Stack, Text } from '@mantine/core'
import type { Settings } from '../../shared/contract/settings.ts'
import { INSTRUMENTS } from '../../shared/records/instruments.ts'
import { SETTINGS } from '../../shared/records/setting.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { words } from '../words/index.ts'
import { linesOf, TextSetting } from './text-setting.tsx'
import { useSetting } from './use-setting.ts'

const say = words.settings

/** What counsellors choose from: the topics of sessions, and the questionnaires that are asked. */
export function CounsellingSettings({ settings }: { settings: Settings }) {
  return (
    <Section title={say.counselling}>
      <Stack gap="lg">
        <Topics topics={settings['counselling.topics']} />
        <Questionnaires codes={settings['counselling.instruments']} />
      </Stack>
    </Section>
  )
}

/** A topic with words of its own in every language is kept by its code, whatever language it was typed in. */
const KNOWN: ReadonlyMap<string, string> = new Map(
  SETTINGS['counselling.topics'].initial.map((code) => [words.counselling.topic(code).toLowerCase(), code]),
)

function Topics({ topics }: { topics: readonly string[] }) {
  return (
    <TextSetting
      name="counselling.topics"
      text={topics.map(words.counselling.topic).join('\n')}
      rows={9}
      limits={say.topicsLimits}
      read={(text) => linesOf(text, (line) => KNOWN.get(line.toLowerCase()) ?? line)}
      save={say.saveTopics}
      saved={say.savedList(say.names['counselling.topics'].label)}
    />
  )
}

function Questionnaires({ codes }: { codes: readonly string[] }) {
  const change = useSetting('counselling.instruments')
  const { label, how } = say.names['counselling.instruments']
  return (
    <div>
      <ErrorSummary error={change.error} />
      <Checkbox.Group
        label={label}
        description={how}
        value={[...codes]}
        onChange={(chosen) =>
          change.send(INSTRUMENTS.map(({ code }) => code).filter((code) => chosen.includes(code)))
        }
      >
        <Stack gap="xs" mt={8}>
          {INSTRUMENTS.map(({ code, title, measures, licence }) => (
            <Checkbox
              key={code}
              value={code}
              disabled={change.isPending}
              label={`${title}: ${words.plans.measures[measures]}`}
              description={licence}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <Text role="status">{change.isSuccess && say.savedList(label)}</Text>
    </div>
  )
}
