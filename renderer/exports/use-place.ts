import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../call.ts'

/** Where files go: the place used last is chosen already. */
export function usePlace() {
  const places = useQuery(ask.exports.places.queryOptions())
  const [chosen, setChosen] = useState<string | null>(null)
  const choose = useMutation(
    ask.exports.chooseFolder.mutationOptions({
      onSuccess: async (place) => {
        await places.refetch()
        if (place) setChosen(place.folder)
      },
    }),
  )
  const offered = places.data ?? []
  return {
    folder: chosen ?? offered.find(({ last }) => last)?.folder ?? offered[0]?.folder ?? '',
    error: choose.error ?? places.error,
    chooser: {
      folders: offered.map(({ folder }) => folder),
      onChange: setChosen,
      onLookAgain: () => void places.refetch(),
      onChooseFolder: () => choose.mutate(undefined),
    },
  }
}
