import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import classes from './print-only.module.css'

/** What the printer gets in place of the screen; on the screen it is not seen. */
export function PrintOnly({ children }: { children: ReactNode }) {
  return createPortal(
    <div className={classes.paper} aria-hidden>
      {children}
    </div>,
    document.body,
  )
}
