import { NativeSelect, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { OfficeReturn, Whose } from '../../shared/contract/office-reports.ts'
import { ask } from '../call.ts'
import { StatusBar } from '../ui/status-bar.tsx'
import { clinicDay, number } from '../words/format.ts'
import { words } from '../words/index.ts'
import { noteText } from './return-head.tsx'

const say = words.officeReports

/** At an office: whose data are added up. */
export function WhoseField({ whose, onChange }: { whose: Whose; onChange: (whose: Whose) => void }) {
  const sites = useQuery(ask.office.sites.queryOptions())
  const lines = sites.data?.sites ?? []
  const names = (of: 'partner' | 'district') => [...new Set(lines.map((site) => site[of]))].sort()
  return (
    <NativeSelect
      label={say.whose}
      maw={420}
      value={optionOf(whose)}
      data={[
        { value: 'all', label: say.all(lines.length) },
        {
          group: say.partners,
          items: names('partner').map((name) => ({ value: `partner ${name}`, label: name })),
        },
        {
          group: say.districts,
          items: names('district').map((name) => ({ value: `district ${name}`, label: name })),
        },
        {
          group: say.sites,
          items: lines.map(({ id, code, name }) => ({ value: `site ${id}`, label: say.site(code, name) })),
        },
      ]}
      onChange={(event) => onChange(whoseOf(event.currentTarget.value))}
    />
  )
}

const optionOf = (whose: Whose): string =>
  whose.kind === 'all' ? 'all' : `${whose.kind} ${whose.kind === 'site' ? whose.id : whose.name}`

function whoseOf(value: string): Whose {
  const [kind, ...rest] = value.split(' ')
  const name = rest.join(' ')
  if (kind === 'site') return { kind, id: Number(name) }
  if (kind === 'partner' || kind === 'district') return { kind, name }
  return { kind: 'all' }
}

/** Which sites are in the figures, and which are not: on the screen and on paper. */
export function CountedSites({ found }: { found: OfficeReturn }) {
  const lines = countedLines(found)
  const short = found.missing.length + found.partial.length > 0
  return (
    <StatusBar tone={short ? 'warn' : 'good'} title={lines[0] ?? ''}>
      {lines.slice(1).map((line) => (
        <Text key={line}>{line}</Text>
      ))}
    </StatusBar>
  )
}

export function countedLines({ counted, partial, missing, siteNotes }: OfficeReturn): string[] {
  return [
    say.counted(number(counted.length), counted.map(({ code }) => code).join(', ')),
    ...partial.map(({ code, name, knownUntil }) => say.partial(say.site(code, name), clinicDay(knownUntil))),
    ...missing.map(({ code, name, why, knownUntil }) =>
      say.missing[why](say.site(code, name), knownUntil === null ? '' : clinicDay(knownUntil)),
    ),
    ...siteNotes.map(({ site, note }) => `${site}: ${noteText(note.code, note.params ?? {})}`),
  ]
}
