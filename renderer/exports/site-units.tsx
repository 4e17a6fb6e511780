import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Dhis2Mapping, Dhis2Metadata } from '../../shared/records/dhis2.ts'
import { Section } from '../ui/page.tsx'
import { words } from '../words/index.ts'
import { IdField, KnownIds } from './id-field.tsx'

const say = words.dhis2.units

/** The data set, and each site's organisation unit. `site` null: an office, which has no figures of its own. */
export function SiteUnits(props: {
  site: string | null
  mapping: Dhis2Mapping
  metadata: Dhis2Metadata | null
  onChange: (mapping: Dhis2Mapping) => void
}) {
  const { site, mapping, metadata, onChange } = props
  const [added, setAdded] = useState('')
  const { orgUnits } = mapping
  const sites = [...new Set([...(site === null ? [] : [site]), ...orgUnits.map((one) => one.site)])]
  const set = (of: string, orgUnit: string) =>
    onChange({ ...mapping, orgUnits: [...orgUnits.filter((one) => one.site !== of), { site: of, orgUnit }] })
  return (
    <Section title={say.title}>
      <KnownIds id="org-units" known={metadata?.organisationUnits ?? []} />
      <KnownIds id="data-sets" known={metadata?.dataSets ?? []} />
      <Stack gap="sm">
        <IdField
          label={say.dataSet}
          list="data-sets"
          known={metadata?.dataSets ?? []}
          value={mapping.dataSet}
          onChange={(dataSet) => onChange({ ...mapping, dataSet })}
        />
        {sites.map((of) => (
          <IdField
            key={of}
            label={say.orgUnit(of)}
            list="org-units"
            known={metadata?.organisationUnits ?? []}
            value={orgUnits.find((one) => one.site === of)?.orgUnit ?? ''}
            onChange={(orgUnit) => set(of, orgUnit)}
          />
        ))}
        <Group align="flex-end">
          <TextInput
            label={say.site}
            w={160}
            value={added}
            onChange={(event) => setAdded(event.currentTarget.value.toUpperCase())}
          />
          <Button
            variant="default"
            disabled={added.trim() === '' || sites.includes(added.trim())}
            onClick={() => {
              set(added.trim(), '')
              setAdded('')
            }}
          >
            {say.add}
          </Button>
        </Group>
      </Stack>
    </Section>
  )
}
