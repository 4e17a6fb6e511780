import type { Settings } from '../../shared/contract/settings.ts'
import { Section } from '../ui/page.tsx'
import { words } from '../words/index.ts'
import { linesOf, TextSetting } from './text-setting.tsx'

const { grid, place, placeOf, title } = words.services

/** The site's own spots, which the contact grid offers; one with words of its own is kept by its code. */
export function ServiceSettings({ settings }: { settings: Settings }) {
  return (
    <Section title={title}>
      <TextSetting
        name="services.places"
        text={settings['services.places'].map(place).join('\n')}
        rows={6}
        read={(text) => linesOf(text, placeOf)}
        save={grid.savePlaces}
        saved={grid.placesSaved}
      />
    </Section>
  )
}
