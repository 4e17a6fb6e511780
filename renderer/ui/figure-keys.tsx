import { type KeyboardEvent, type ReactNode, useRef } from 'react'

/** Arrow keys go from figure to figure within a part of the page, as in a sheet; Tab goes to the next part. */
export function FigureKeys({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const here = event.target
    if (!(here instanceof HTMLButtonElement) || !('figure' in here.dataset)) return
    const next = nextFigure(box.current, here, event.key)
    if (!next) return
    event.preventDefault()
    next.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside act; the box only moves between them.
    <div ref={box} onKeyDown={move}>
      {children}
    </div>
  )
}

function nextFigure(
  box: HTMLDivElement | null,
  here: HTMLButtonElement,
  key: string,
): HTMLButtonElement | undefined {
  const all = [...(box?.querySelectorAll<HTMLButtonElement>('button[data-figure]') ?? [])]
  const at = all.indexOf(here)
  if (key === 'ArrowRight') return all[at + 1]
  if (key === 'ArrowLeft') return all[at - 1]
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return undefined
  const column = here.closest('td')?.cellIndex
  const row = here.closest('tr')
  const others = all.filter((one) => one.closest('td')?.cellIndex === column && one.closest('tr') !== row)
  return key === 'ArrowDown'
    ? others.find((one) => all.indexOf(one) > at)
    : others.findLast((one) => all.indexOf(one) < at)
}
