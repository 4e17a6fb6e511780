import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../call.ts'
import { FolderChooser } from '../ui/folder-chooser.tsx'
import { words } from '../words/index.ts'

/** The sticks and folders of this PC, as backups know them; the last one used is chosen already. */
export function usePlace() {
  const places = useQuery(ask.backups.places.queryOptions())
  const choose = useMutation(ask.backups.chooseFolder.mutationOptions())
  const [chosen, setChosen] = useState<string | null>(null)
  const offered = places.data ?? []
  const folder = chosen ?? offered.find(({ last }) => last)?.folder ?? offered[0]?.folder ?? null
  return {
    folder,
    error: choose.error,
    chooser: (
      <FolderChooser
        label={words.enrolment.toOffice.place}
        folders={offered.map((place) => place.folder)}
        value={folder ?? ''}
        onChange={setChosen}
        onLookAgain={() => void places.refetch()}
        onChooseFolder={() =>
          choose.mutate(undefined, {
            onSuccess: async (place) => {
              await places.refetch()
              if (place) setChosen(place.folder)
            },
          })
        }
      />
    ),
  }
}
