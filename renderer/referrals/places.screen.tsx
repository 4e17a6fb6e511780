import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { PlaceView } from '../../shared/contract/referrals.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { inSheets, PaperDialog } from '../ui/paper.tsx'
import { useSignedIn } from '../ui/session-context.tsx'
import { words } from '../words/index.ts'
import { PlaceForm } from './place.form.tsx'
import { useForgetReferrals, usePlaces } from './referrals.queries.ts'

const say = words.referrals.places
const LINES_A_PAGE = 22
type Box = { box: 'write'; place: PlaceView | null } | { box: 'end'; place: PlaceView } | { box: 'print' }

/** Where people are sent, learn and work: to be looked up, corrected and printed. */
export function PlacesScreen() {
  const places = usePlaces()
  const forget = useForgetReferrals()
  const { role } = useSignedIn()
  const [, go] = useLocation()
  const [box, setBox] = useState<Box | null>(null)
  const close = () => setBox(null)
  const mayWrite = role !== 'doctor'
  useKey('alt+n', say.add, () => setBox({ box: 'write', place: null }), { enabled: mayWrite && !box })
  useKey('alt+p', say.print, () => setBox({ box: 'print' }), { enabled: !box })
  useKey('f4', words.referrals.title, () => go('/referrals'))
  const shown = (places.data ?? []).filter(({ ended }) => !ended)
  const acts = (place: PlaceView) => (
    <Group gap="xs" wrap="nowrap">
      <Button
        variant="subtle"
        aria-label={`${say.edit}: ${place.name}`}
        onClick={() => setBox({ box: 'write', place })}
      >
        {say.edit}
      </Button>
      <Button
        variant="subtle"
        aria-label={`${say.end}: ${place.name}`}
        onClick={() => setBox({ box: 'end', place })}
      >
        {say.end}
      </Button>
    </Group>
  )
  const { columns } = say
  return (
    <Page
      title={say.title}
      lead={say.lead}
      actions={
        <>
          {mayWrite && (
            <Button
              onClick={() => setBox({ box: 'write', place: null })}
              rightSection={<KeyHint keys="alt+n" />}
            >
              {say.add}
            </Button>
          )}
          <Button
            variant="default"
            onClick={() => setBox({ box: 'print' })}
            rightSection={<KeyHint keys="alt+p" />}
          >
            {say.print}
          </Button>
          <Button variant="default" onClick={() => go('/referrals')} rightSection={<KeyHint keys="f4" />}>
            {words.referrals.title}
          </Button>
        </>
      }
    >
      {places.isError && <ErrorSummary error={places.error} />}
      {places.isPending && <Loading />}
      {places.data && (
        <Section flush>
          <DataTable
            caption={say.caption}
            rows={shown}
            rowKey={({ id }) => id}
            empty={<EmptyState>{say.none}</EmptyState>}
            columns={[
              { key: 'name', title: columns.name, cell: ({ name }) => <strong>{name}</strong> },
              { key: 'kind', title: columns.kind, cell: ({ kind }) => words.referrals.kinds[kind] },
              { key: 'address', title: columns.address, cell: ({ address }) => address },
              { key: 'phone', title: columns.phone, width: '9rem', cell: ({ phone }) => phone },
              { key: 'hours', title: columns.hours, cell: ({ hours }) => hours },
              { key: 'act', title: columns.act, width: '15rem', cell: (place) => mayWrite && acts(place) },
            ]}
          />
        </Section>
      )}
      {box?.box === 'write' && <PlaceForm place={box.place} onClose={close} />}
      {box?.box === 'end' && (
        <ActDialog
          title={say.endTitle(box.place.name)}
          lead={say.endLead}
          save={say.end}
          danger
          idOf={(field) => field}
          act={(requestId) => call.referrals.endPlace({ requestId, placeId: box.place.id })}
          onDone={() => {
            void forget()
            close()
          }}
          onClose={close}
        >
          {() => null}
        </ActDialog>
      )}
      {box?.box === 'print' && (
        <PaperDialog
          title={say.title}
          fileName="directory-of-places"
          onClose={close}
          sheets={inSheets(shown, LINES_A_PAGE).map((lines) => (
            <table key={lines[0]?.id ?? 0}>
              <thead>
                <tr>
                  <th>{columns.name}</th>
                  <th>{columns.kind}</th>
                  <th>{columns.address}</th>
                  <th>{columns.phone}</th>
                  <th>{columns.hours}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map((place) => (
                  <tr key={place.id}>
                    <td>{place.name}</td>
                    <td>{words.referrals.kinds[place.kind]}</td>
                    <td>{place.address}</td>
                    <td>{place.phone}</td>
                    <td>{place.hours}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          ))}
        />
      )}
    </Page>
  )
}
