import { Checkbox } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { OfficeSiteLine } from '../../shared/contract/office.ts'
import { ask, call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { words } from '../words/index.ts'
import { PlaceFields } from './place-fields.tsx'

const say = words.office.site
const idOf = (field: string) => `site-place-${field}`

/** Who runs the site, where it is, and whether it has ended. */
export function PlaceDialog({ site, onClose }: { site: OfficeSiteLine; onClose: () => void }) {
  const cache = useQueryClient()
  const [partner, setPartner] = useState(site.partner)
  const [district, setDistrict] = useState(site.district)
  const [ended, setEnded] = useState(!site.counted)
  return (
    <ActDialog
      title={say.change}
      save={words.shell.save}
      idOf={idOf}
      check={() => [
        ...(partner.trim() === '' ? [{ field: 'partner', code: 'partner_missing' }] : []),
        ...(district.trim() === '' ? [{ field: 'district', code: 'site_district' }] : []),
      ]}
      act={(requestId) =>
        call.office.changePlace({ requestId, siteId: site.id, partner, district, counted: !ended })
      }
      onDone={async () => {
        await cache.invalidateQueries({ queryKey: ask.office.key() })
        onClose()
      }}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <PlaceFields
            idOf={idOf}
            partner={partner}
            district={district}
            errors={errors}
            onPartner={setPartner}
            onDistrict={setDistrict}
          />
          <Checkbox
            label={say.ended}
            description={say.endedHow}
            checked={ended}
            onChange={(event) => setEnded(event.currentTarget.checked)}
          />
        </>
      )}
    </ActDialog>
  )
}
