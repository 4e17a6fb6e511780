import { Autocomplete } from '@mantine/core'
import { words } from '../words/index.ts'
import { useSites } from './office.queries.ts'

const say = words.office.card

/** Partner and district, with those that are known already: one spelling for each. */
export function PlaceFields(props: {
  idOf: (field: string) => string
  partner: string
  district: string
  errors: Record<string, string>
  onPartner: (partner: string) => void
  onDistrict: (district: string) => void
}) {
  const sites = useSites().data?.sites ?? []
  const known = (of: 'partner' | 'district') => [...new Set(sites.map((site) => site[of]))].sort()
  return (
    <>
      <Autocomplete
        id={props.idOf('partner')}
        label={say.partner}
        description={say.partnerHow}
        maxLength={80}
        value={props.partner}
        data={known('partner')}
        error={props.errors.partner}
        onChange={props.onPartner}
      />
      <Autocomplete
        id={props.idOf('district')}
        label={say.district}
        maxLength={80}
        value={props.district}
        data={known('district')}
        error={props.errors.district}
        onChange={props.onDistrict}
      />
    </>
  )
}
