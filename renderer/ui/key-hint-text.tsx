import type { ReactNode } from 'react'

/** A key before what it chooses: `3 Vomiting or diarrhoea`. */
export function KeyHintText({ text, children }: { text: string; children: ReactNode }) {
  return (
    <>
      <kbd className="ost-key" aria-hidden>
        {text}
      </kbd>{' '}
      {children}
    </>
  )
}
