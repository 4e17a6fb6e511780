import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { FileVerdict, ImportStep } from '../../shared/contract/office.ts'
import { ask, call } from '../call.ts'

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

type Progress = Extract<ImportStep, { kind: 'progress' }>

/** One taking in: its progress, the verdicts so far, its end, and the way to stop it. */
export function useImport() {
  const [progress, setProgress] = useState<Progress | 'begun' | null>(null)
  const [verdicts, setVerdicts] = useState<readonly FileVerdict[]>([])
  const [ended, setEnded] = useState<'done' | 'stopped' | null>(null)
  const [error, setError] = useState<unknown>(null)
  const stop = useRef<AbortController | null>(null)
  const cache = useQueryClient()
  const start = async (folder: string | null) => {
    const control = new AbortController()
    stop.current = control
    setError(null)
    setEnded(null)
    setVerdicts([])
    setProgress('begun')
    try {
      const input = { requestId: crypto.randomUUID(), folder }
      for await (const step of await call.office.import(input, { signal: control.signal })) {
        if (step.kind === 'progress') setProgress(step)
        else if (step.kind === 'verdict') setVerdicts((before) => [...before, step.verdict])
        else setEnded('done')
      }
    } catch (cause) {
      if (control.signal.aborted) setEnded('stopped')
      else setError(cause)
    } finally {
      setProgress(null)
      await cache.invalidateQueries({ queryKey: ask.office.key() })
    }
  }
  return { progress, verdicts, ended, error, start, cancel: () => stop.current?.abort() }
}
