import { Checkbox, Text, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CardFound } from '../../shared/contract/office.ts'
import { ask, call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { words } from '../words/index.ts'
import { useSites } from './office.queries.ts'
import { PlaceFields } from './place-fields.tsx'

const say = words.office.card
const idOf = (field: string) => `site-card-${field}`

/** A card proves nothing by itself: somebody at the site reads its fingerprint aloud. */
export function CardDialog(props: { card: CardFound; folder: string; onClose: () => void }) {
  const { card, folder, onClose } = props
  const cache = useQueryClient()
  const known = useSites().data?.sites.find(({ code }) => code === card.code)
  const [partner, setPartner] = useState(known?.partner ?? '')
  const [district, setDistrict] = useState(known?.district ?? '')
  const [compared, setCompared] = useState(false)
  return (
    <ActDialog
      title={say.title(card.code)}
      lead={card.state === 'other_key' ? say.other : say.lead}
      save={say.save}
      idOf={idOf}
      check={() => [
        ...(partner.trim() === '' ? [{ field: 'partner', code: 'partner_missing' }] : []),
        ...(district.trim() === '' ? [{ field: 'district', code: 'site_district' }] : []),
        ...(compared ? [] : [{ field: 'compared', code: 'card_not_compared' }]),
      ]}
      act={(requestId) =>
        call.office.takeCard({
          requestId,
          folder,
          file: card.file,
          fingerprint: card.fingerprint,
          partner,
          district,
        })
      }
      onDone={async () => {
        await cache.invalidateQueries({ queryKey: ask.office.key() })
        onClose()
      }}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <TextInput label={say.name} value={card.name} readOnly />
          <div>
            <Text>{say.print}</Text>
            <Text ff="monospace" fz="lg" style={{ overflowWrap: 'anywhere' }}>
              {card.fingerprint}
            </Text>
          </div>
          <Checkbox
            id={idOf('compared')}
            label={say.compared}
            checked={compared}
            error={errors.compared}
            onChange={(event) => setCompared(event.currentTarget.checked)}
          />
          <PlaceFields
            idOf={idOf}
            partner={partner}
            district={district}
            errors={errors}
            onPartner={setPartner}
            onDistrict={setDistrict}
          />
        </>
      )}
    </ActDialog>
  )
}
