import { Anchor, Stack, Switch, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Settings } from '../../shared/contract/settings.ts'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page, Section } from '../ui/page.tsx'
import { dispensing } from '../ui/screen-list.tsx'
import { useSite } from '../ui/session-context.tsx'
import { words } from '../words/index.ts'
import { CounsellingSettings } from './counselling-settings.tsx'
import { FollowUpSettings } from './follow-up-settings.tsx'
import { ServiceSettings } from './service-settings.tsx'
import { useSetting } from './use-setting.ts'

const say = words.settings

/** What the manager may set: switches work at once, lists when they are saved. */
export function SettingsScreen() {
  const settings = useQuery(ask.settings.all.queryOptions())
  const gives = dispensing.includes(useSite().kind)
  return (
    <Page title={say.title} lead={say.lead}>
      {settings.isError && <ErrorSummary error={settings.error} />}
      {settings.isPending && <Loading />}
      {settings.data && gives && (
        <Section title={say.counter}>
          <Stack gap="lg">
            <SettingSwitch name="counter.client_window" settings={settings.data} />
            <SettingSwitch name="counter.stopwatch" settings={settings.data} />
            {settings.data['counter.stopwatch'] && (
              <Anchor component={Link} href="/counter-times">
                {say.stopwatch.open}
              </Anchor>
            )}
          </Stack>
        </Section>
      )}
      {settings.data && <CounsellingSettings settings={settings.data} />}
      {settings.data && <FollowUpSettings settings={settings.data} />}
      {settings.data && <ServiceSettings settings={settings.data} />}
    </Page>
  )
}

type SwitchName = { [N in keyof Settings]: Settings[N] extends boolean ? N : never }[keyof Settings]

function SettingSwitch({ name, settings }: { name: SwitchName; settings: Settings }) {
  const setting = useSetting(name)
  const { label, how } = say.names[name]
  return (
    <div>
      <Switch
        size="md"
        label={label}
        description={how}
        checked={settings[name]}
        disabled={setting.isPending}
        onChange={(event) => setting.send(event.currentTarget.checked)}
      />
      <ErrorSummary error={setting.error} />
      <Text role="status">{setting.isSuccess && say.saved(label, settings[name])}</Text>
    </div>
  )
}
