import { Button, Group, Stack, TextInput } from '@mantine/core'
import { type ReactNode, useRef, useState } from 'react'
import type { ReceiptLine, Shelf } from '../../shared/contract/stock.ts'
import { call, problemsOf } from '../call.ts'
import { DraftNotice } from '../ui/draft-notice.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Section } from '../ui/page.tsx'
import { useDraft } from '../ui/use-draft.ts'
import { words } from '../words/index.ts'
import { checkedLines, type LineErrors, problemsByLine } from './delivery-check.ts'
import { DeliveryLine, emptyLine, lineId, type TypedLine } from './delivery-line.tsx'
import { type DocumentSeen, SecondLook } from './second-look.tsx'

/** How stock comes in: delivered, from another site, or there before the register was. */
export type Coming = 'receipt' | 'transfer_in' | 'opening'

function documentLabel(kind: Coming): string {
  if (kind === 'transfer_in') return words.boxes.leaving.document
  return kind === 'opening' ? words.stock.delivery.openingDocument : words.stock.delivery.document
}

const noErrors: LineErrors = { fields: {}, expiryAsked: false }

/**
 * A delivery, or the opening stock: the batches are typed, then looked at once more with the packs in the hand,
 * and only then saved. `save` resolves when all of it is written.
 */
export function DeliveryForm(props: {
  kind: Coming
  shelf: Shelf
  /** More that is asked above the batches; `complete` says what is missing of it, and is heard before the look. */
  journey?: { fields: ReactNode; complete: () => boolean }
  save: (document: string, lines: ReceiptLine[]) => Promise<boolean>
}) {
  const { kind, shelf, journey, save } = props
  const say = words.stock.delivery
  const products =
    kind === 'opening' ? shelf.products.filter((one) => one.mayHaveOpeningStock) : shelf.products
  const only = products.length === 1 ? String(products[0]?.id) : ''
  const [document, setDocument] = useState('')
  const [lines, setLines] = useState<TypedLine[]>([emptyLine(only)])
  const [errors, setErrors] = useState<{ document?: string; lines: LineErrors[] }>({ lines: [] })
  const [looking, setLooking] = useState<ReceiptLine[] | null>(null)
  const [seen, setSeen] = useState<DocumentSeen>(null)
  const field = useRef<HTMLInputElement>(null)
  const draft = useDraft('delivery', kind, { document, lines }, (kept) => {
    if (kept.document !== undefined) setDocument(kept.document)
    if (kept.lines !== undefined && kept.lines.length > 0) setLines(kept.lines)
  })
  const add = () => setLines([...lines, emptyLine(lines.at(-1)?.productId ?? only)])
  useKey('f8', words.stock.keys.addLine, add, { enabled: looking === null })

  const forget = () => {
    setDocument('')
    setLines([emptyLine(only)])
    setErrors({ lines: [] })
    setLooking(null)
    draft.clear()
  }
  const show = (found: { document?: string; lines: LineErrors[] }) => {
    setErrors(found)
    const index = found.lines.findIndex(({ fields }) => Object.keys(fields).length > 0)
    const [name] = Object.keys(found.lines[index]?.fields ?? {}) as (keyof TypedLine)[]
    if (found.document) field.current?.focus()
    else if (name) window.document.getElementById(lineId(index, name))?.focus()
  }
  const look = async () => {
    const missing = kind !== 'opening' && document.trim() === '' ? words.stock.missing.document : undefined
    const complete = journey?.complete() ?? true
    const checked = checkedLines(lines, products, shelf.day)
    if (missing !== undefined || 'errors' in checked)
      return show({
        ...(missing !== undefined && { document: missing }),
        lines: 'errors' in checked ? checked.errors : [],
      })
    setErrors({ lines: [] })
    if (!complete) return
    setSeen(document.trim() === '' ? null : await call.stockLeaving.documentSeen({ document }))
    setLooking(checked.lines)
  }
  const change = (index: number, changes: Partial<TypedLine>) => {
    setLines(lines.map((line, at) => (at === index ? { ...line, ...changes } : line)))
  }

  if (looking)
    return (
      <SecondLook
        lines={looking}
        document={document.trim()}
        seen={seen}
        products={products}
        onBack={() => setLooking(null)}
        onSave={async () => {
          if (await save(document.trim(), looking)) forget()
        }}
        onProblems={(error) => {
          const problems = problemsOf(error)
          if (problems.length === 0) return false
          setLooking(null)
          show({ lines: problemsByLine(problems, lines.length) })
          return true
        }}
      />
    )
  return (
    <Section>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void look()
        }}
      >
        <Stack>
          <DraftNotice at={draft.restoredAt} onDrop={forget} />
          {journey?.fields}
          <TextInput
            ref={field}
            label={documentLabel(kind)}
            value={document}
            error={errors.document}
            maxLength={60}
            w={320}
            maw="100%"
            autoComplete="off"
            autoFocus
            onChange={(event) => setDocument(event.currentTarget.value)}
          />
          {lines.map((line, index) => (
            <DeliveryLine
              key={line.key}
              index={index}
              line={line}
              products={products}
              errors={errors.lines[index]?.fields ?? noErrors.fields}
              expiryAsked={errors.lines[index]?.expiryAsked ?? false}
              autoFocus={index > 0}
              onChange={(changes) => change(index, changes)}
              onRemove={lines.length > 1 ? () => setLines(lines.filter((_, at) => at !== index)) : null}
            />
          ))}
          <Group>
            <Button variant="default" onClick={add} rightSection={<KeyHint keys="f8" />}>
              {say.add}
            </Button>
            <Button type="submit">{say.check}</Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}
