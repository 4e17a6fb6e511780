import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { FileVerdict, ImportStep } from '../../shared/contract/office.ts'
import { ask, call } from '../call.ts'
import { useLongWork } from '../ui/use-long-work.ts'

export const useSites = () => useQuery(ask.office.sites.queryOptions())

/** The sticks and folders that the desk may read and write; the one used last is chosen already. */
export function useFolders() {
  const places = useQuery(ask.backups.places.queryOptions())
  const [chosen, setChosen] = useState<string | null>(null)
  const choose = useMutation(ask.backups.chooseFolder.mutationOptions())
  const offered = places.data ?? []
  const folders = offered.map(({ folder }) => folder)
  return {
    folders,
    folder: chosen ?? offered.find(({ last }) => last)?.folder ?? folders[0] ?? '',
    error: choose.error ?? places.error,
    choose: setChosen,
    lookAgain: () => void places.refetch(),
    chooseFolder: () =>
      choose.mutate(undefined, {
        onSuccess: async (place) => {
          await places.refetch()
          if (place) setChosen(place.folder)
        },
      }),
  }
}

/** One taking in: its progress, the verdicts so far, its end, and the way to stop it. */
export function useImport() {
  const work = useLongWork<ImportStep, 'begun'>('begun')
  const [verdicts, setVerdicts] = useState<readonly FileVerdict[]>([])
  const [done, setDone] = useState(false)
  const cache = useQueryClient()
  const start = async (folder: string | null) => {
    setDone(false)
    setVerdicts([])
    const input = { requestId: crypto.randomUUID(), folder }
    await work.run(
      (options) => call.office.import(input, options),
      (step) => {
        if (step.kind === 'verdict') setVerdicts((before) => [...before, step.verdict])
        else setDone(true)
      },
    )
    await cache.invalidateQueries({ queryKey: ask.office.key() })
  }
  const ended = done ? 'done' : work.stopped ? 'stopped' : null
  return { ...work, verdicts, ended, start }
}
