import { Button, Group, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { ask } from '../call.ts'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'
import { ErrorSummary } from './error-summary.tsx'
import { KeyHint, KeyLayer, useKey } from './keys.tsx'
import { useFocusBack, useFocusOnMount } from './page.tsx'
import classes from './paper.module.css'
import { PaperSheet } from './paper-sheet.tsx'
import { useSignedIn, useSite } from './session-context.tsx'
import { useRequestId } from './use-request-id.ts'

const say = words.paper

export interface PaperProps {
  /** Without any client's name: it stands on every page and in the ledger. */
  title: string
  /** Under the title: the day or the period. */
  period?: string
  /** At the foot of every page: a day-close code, a document number. */
  mark?: string
  /** One entry a page of A4. What is too long for a page is the caller's to divide (`inSheets`). */
  sheets: readonly ReactNode[]
  landscape?: boolean
  /** Nothing at head and foot, no site's name: for labels that go out of the house. */
  bare?: boolean
  /** Latin letters, digits, `-` and `_`; without `.pdf`. */
  fileName: string
  onClose: () => void
}

/** Divides rows into pages; an empty list still has one page, which says so. */
export function inSheets<T>(rows: readonly T[], aPage: number): T[][] {
  const sheets: T[][] = []
  for (let at = 0; at < rows.length; at += aPage) sheets.push(rows.slice(at, at + aPage))
  return sheets.length === 0 ? [[]] : sheets
}

/** Pages above the screen, as they will be printed: Print, PDF, Close. Nothing else reaches the printer. */
export function PaperDialog(props: PaperProps) {
  return createPortal(
    <KeyLayer>
      <PaperOverlay {...props} />
    </KeyLayer>,
    document.body,
  )
}

function PaperOverlay(props: PaperProps) {
  const { title, period, mark, sheets, landscape = false, bare = false, fileName, onClose } = props
  const site = useSite()
  const { name } = useSignedIn()
  const now = useQuery(ask.paper.time.queryOptions({ gcTime: 0, staleTime: 0 }))
  const when = now.data ? dayAndTime(now.data.at, site.timeZone) : ''
  const [printId, newPrintId] = useRequestId()
  const [saveId, newSaveId] = useRequestId()
  useFocusBack()
  const first = useFocusOnMount<HTMLButtonElement>()
  const print = useMutation(ask.paper.print.mutationOptions({ onSuccess: newPrintId }))
  const save = useMutation(ask.paper.save.mutationOptions({ onSuccess: newSaveId }))
  const doPrint = () => print.mutate({ requestId: printId, title })
  const doSave = () => save.mutate({ requestId: saveId, title, fileName })
  useKey('alt+p', say.print, doPrint)
  useKey('escape', say.close, onClose)
  const saved = save.data?.saved
  return (
    <div className={classes.overlay} role="dialog" aria-modal aria-label={title}>
      <Group className={classes.bar} justify="space-between" wrap="nowrap">
        <Text fw={650}>
          {title} · {say.pages(sheets.length)}
        </Text>
        <Group gap="sm" wrap="nowrap">
          {saved && <Text role="status">{say.saved(saved)}</Text>}
          <Button
            ref={first}
            onClick={doPrint}
            loading={print.isPending}
            rightSection={<KeyHint keys="alt+p" />}
          >
            {say.print}
          </Button>
          <Button variant="default" onClick={doSave} loading={save.isPending}>
            {say.save}
          </Button>
          <Button variant="default" onClick={onClose} rightSection={<KeyHint keys="escape" />}>
            {say.close}
          </Button>
        </Group>
      </Group>
      <div className={classes.error}>
        <ErrorSummary error={print.error ?? save.error} title={say.notPrinted} />
      </div>
      <main className={classes.sheets} aria-label={say.preview}>
        {sheets.map((content, index) => (
          <PaperSheet
            // biome-ignore lint/suspicious/noArrayIndexKey: a page is known by its number and by nothing else
            key={index}
            {...{ title, period, mark, site, landscape, bare }}
            printed={say.printedAt(when, name)}
            page={index + 1}
            of={sheets.length}
          >
            {content}
          </PaperSheet>
        ))}
      </main>
    </div>
  )
}
