import { waitFor } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { AmountField } from '../../renderer/ui/amount-field.tsx'
import { DataTable } from '../../renderer/ui/data-table.tsx'
import { ConfirmDialog } from '../../renderer/ui/dialog.tsx'
import { DoseLine } from '../../renderer/ui/dose-line.tsx'
import { useKey } from '../../renderer/ui/keys.tsx'
import { ReasonChooser } from '../../renderer/ui/reason-chooser.tsx'
import { keepAllDrafts, useDraft } from '../../renderer/ui/use-draft.ts'
import { useConfirmKey, useScan } from '../../renderer/ui/use-scan.ts'
import { type Clinic, openClinic } from '../helpers/clinic.ts'
import { showPart } from '../helpers/window.tsx'

const CARD = '00170482915334'
let close = () => {}
let clinic: Clinic | undefined
afterEach(async () => {
  close()
  await clinic?.end()
  clinic = undefined
})
const show = (...part: Parameters<typeof showPart>) => {
  const shown = showPart(...part)
  close = shown.close
  return shown
}

function Counter({ onScan, onEnter }: { onScan: (digits: string) => void; onEnter: () => void }) {
  const [text, setText] = useState('')
  useScan(onScan)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onEnter()
      }}
    >
      <input aria-label="note" value={text} onChange={(event) => setText(event.target.value)} />
    </form>
  )
}

describe('a scan', () => {
  it('works while a field is open, leaves its text and caret as they were, and its Enter submits nothing', async () => {
    const [onScan, onEnter] = [vi.fn(), vi.fn()]
    const { user, scan, screen } = show(<Counter onScan={onScan} onEnter={onEnter} />)
    const note = screen.getByLabelText<HTMLInputElement>('note')
    await user.type(note, 'was well')
    note.setSelectionRange(3, 3)
    await scan(CARD)
    expect(onScan.mock.calls).toEqual([[CARD]])
    expect(onEnter).not.toHaveBeenCalled()
    expect(note.value).toBe('was well')
    expect(note.selectionStart).toBe(3)
  })

  it('works with nothing focused, and with a prefix that types nothing', async () => {
    const onScan = vi.fn()
    const { scan } = show(<Counter onScan={onScan} onEnter={() => {}} />)
    await scan(CARD, '{F13}')
    expect(onScan.mock.calls).toEqual([[CARD]])
  })

  it('gives a field its digits back when they were no card', async () => {
    const onScan = vi.fn()
    const { scan, screen } = show(<Counter onScan={onScan} onEnter={() => {}} />)
    const note = screen.getByLabelText<HTMLInputElement>('note')
    note.focus()
    await scan('518364')
    expect(onScan).not.toHaveBeenCalled()
    await waitFor(() => expect(note.value).toBe('518364'))
  })
})

function Card({ shown, onYes }: { shown: string; onYes: () => void }) {
  useConfirmKey(onYes, shown)
  return <button type="button">Elsewhere</button>
}

describe('Enter as yes', () => {
  it('counts only half a second after the card appeared, and once', async () => {
    const onYes = vi.fn()
    const { user, rerender } = show(<Card shown="a" onYes={onYes} />)
    await user.keyboard('{Enter}')
    expect(onYes).not.toHaveBeenCalled()
    await new Promise((resolve) => setTimeout(resolve, 520))
    await user.keyboard('{Enter>5/}')
    expect(onYes).toHaveBeenCalledTimes(1)
    rerender(<Card shown="b" onYes={onYes} />)
  })

  it('belongs to the button that has the focus', async () => {
    const onYes = vi.fn()
    const { user, screen } = show(<Card shown="a" onYes={onYes} />)
    await new Promise((resolve) => setTimeout(resolve, 520))
    screen.getByRole('button').focus()
    await user.keyboard('{Enter}')
    expect(onYes).not.toHaveBeenCalled()
  })
})

function Behind({ onKey, above }: { onKey: () => void; above: boolean }) {
  useKey('f6', 'Not given', onKey)
  return above ? (
    <ConfirmDialog title="Void the dose?" confirm="Void it" onConfirm={() => {}} onClose={() => {}} />
  ) : null
}

describe('keys', () => {
  it('of the screen are silent while a box lies above it', async () => {
    const onKey = vi.fn()
    const { user, screen } = show(<Behind onKey={onKey} above />)
    await screen.findByRole('dialog')
    await user.keyboard('{F6}')
    expect(onKey).not.toHaveBeenCalled()
  })

  it('work by their place, whatever letter the layout puts there', async () => {
    const onKey = vi.fn()
    function Part() {
      useKey('alt+n', 'Session note', onKey)
      return <input aria-label="field" />
    }
    const { screen } = show(<Part />)
    const field = screen.getByLabelText('field')
    field.focus()
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'ন', code: 'KeyN', altKey: true, bubbles: true }))
    expect(onKey).toHaveBeenCalledTimes(1)
  })
})

describe('an amount box', () => {
  function Box() {
    const [text, setText] = useState('8')
    return <AmountField label="Dose" value={text} onChange={setText} />
  }

  it('changes by neither arrow keys nor wheel', async () => {
    const { user, screen } = show(<Box />)
    const box = screen.getByLabelText<HTMLInputElement>('Dose')
    await user.click(box)
    await user.keyboard('{ArrowUp}{ArrowDown}{ArrowUp}')
    box.dispatchEvent(new WheelEvent('wheel', { deltaY: -100, bubbles: true }))
    expect(box.value).toBe('8')
    expect(box.type).toBe('text')
    expect(box.inputMode).toBe('decimal')
  })

  it('writes an amount out on leaving, and asks about a comma', async () => {
    const { user, screen } = show(<Box />)
    const box = screen.getByLabelText<HTMLInputElement>('Dose')
    await user.clear(box)
    await user.type(box, '.40')
    await user.tab()
    expect(box.value).toBe('0.4')
    await user.clear(box)
    await user.type(box, '1,5')
    await user.tab()
    expect(box.value).toBe('1,5')
    expect(screen.getByText(/decimal point, not a comma/)).toBeTruthy()
  })
})

describe('a dose line', () => {
  it('holds word, number and unit together', () => {
    const { container } = show(<DoseLine amountMicrograms={1_200_000} inHand="six tablets of 200 mg" />)
    const line = container.querySelector('.ost-nowrap')
    expect(line?.textContent).toBe('DOSE 1,200\u00a0mg')
    expect(line?.querySelector('strong')?.textContent).toBe('1,200')
  })
})

describe('a list of reasons', () => {
  it('takes one digit, from the number pad too, but none while somebody types', async () => {
    const onChange = vi.fn()
    const options = [
      { value: 'intoxicated', label: 'Intoxicated' },
      { value: 'sedated', label: 'Sedated' },
    ]
    const { user, screen } = show(
      <>
        <ReasonChooser label="Why?" options={options} value={null} onChange={onChange} />
        <input aria-label="words" />
      </>,
    )
    await user.keyboard('2')
    expect(onChange.mock.calls).toEqual([['sedated']])
    await user.type(screen.getByLabelText('words'), '1')
    expect(onChange).toHaveBeenCalledTimes(1)
  })
})

describe('a table', () => {
  const rows = Array.from({ length: 30 }, (_, index) => ({ id: index + 1 }))
  const columns = [{ key: 'id', title: 'Number', cell: ({ id }: { id: number }) => `Client ${id}` }]

  it('moves by arrow keys and opens by Enter', async () => {
    const onOpen = vi.fn()
    const { user, screen } = show(
      <DataTable
        caption="Clients"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        onOpen={onOpen}
        empty=""
      />,
    )
    await user.tab()
    await user.keyboard('{ArrowDown}{ArrowDown}')
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Client 3'))
    await user.keyboard('{End}')
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Client 30'))
    await user.keyboard('{Enter}')
    expect(onOpen.mock.calls).toEqual([[{ id: 30 }]])
    expect(screen.getAllByRole('row')).toHaveLength(31)
  })

  it('says in words that nothing is there', () => {
    const { screen } = show(
      <DataTable
        caption="Clients"
        columns={columns}
        rows={[]}
        rowKey={() => 1}
        empty="Nobody is enrolled yet."
      />,
    )
    expect(screen.getByText('Nobody is enrolled yet.')).toBeTruthy()
  })
})

function Note({ onClear }: { onClear?: (clear: () => void) => void }) {
  const [text, setText] = useState('')
  const draft = useDraft('session-note', '12', { text }, (kept) => setText(kept.text ?? ''))
  onClear?.(draft.clear)
  return (
    <>
      <textarea aria-label="note" value={text} onChange={(event) => setText(event.target.value)} />
      <p>{draft.restoredAt === null ? 'nothing kept' : 'brought back'}</p>
    </>
  )
}

describe('a draft', () => {
  it('is kept while somebody types, comes back to them, and to nobody else', async () => {
    clinic = await openClinic({ who: 'counsellor' })
    const first = show(<Note />, clinic)
    await first.user.type(first.screen.getByLabelText('note'), 'slept badly')
    await keepAllDrafts()
    first.close()

    await clinic.signInAs('doctor')
    const second = show(<Note />, clinic)
    await waitFor(() => expect(second.screen.getByText('nothing kept')).toBeTruthy())
    expect(second.screen.getByLabelText('note')).toHaveProperty('value', '')
    second.close()

    await clinic.signInAs('counsellor')
    const third = show(<Note />, clinic)
    await third.screen.findByText('brought back')
    expect(third.screen.getByLabelText('note')).toHaveProperty('value', 'slept badly')
  })

  it('is saved within two seconds without anybody asking', async () => {
    clinic = await openClinic({ who: 'counsellor' })
    const { user, screen } = show(<Note />, clinic)
    await user.type(screen.getByLabelText('note'), 'x')
    const place = { form: 'session-note', subject: '12' }
    await waitFor(async () => expect((await clinic?.call.drafts.find(place))?.body).toBe('{"text":"x"}'), {
      timeout: 4_000,
    })
  })

  it('is gone after it was cleared', async () => {
    clinic = await openClinic({ who: 'counsellor' })
    let clear = () => {}
    const { user, screen } = show(<Note onClear={(found) => (clear = found)} />, clinic)
    await user.type(screen.getByLabelText('note'), 'done')
    await keepAllDrafts()
    clear()
    await waitFor(async () => expect(await clinic?.call.drafts.mine()).toEqual([]))
  })
})
