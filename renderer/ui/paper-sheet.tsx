import type { ReactNode } from 'react'
import { words } from '../words/index.ts'
import classes from './paper.module.css'

const say = words.paper

export interface PaperSheetProps {
  title: string
  period?: string | undefined
  /** At the foot: a day-close code, a document number. */
  mark?: string | undefined
  site: { readonly name: string; readonly district: string }
  /** When and by whom, as the foot says it. */
  printed: string
  page: number
  of: number
  landscape?: boolean
  /** Nothing at head and foot, no site's name: for labels that go out of the house. */
  bare?: boolean
  children: ReactNode
}

/** One page of A4 in the clinic's look. */
export function PaperSheet(props: PaperSheetProps) {
  const { title, period, mark, site, printed, page, of, landscape = false, bare = false, children } = props
  return (
    <section className={landscape ? `${classes.sheet} ${classes.wide}` : classes.sheet}>
      {!bare && (
        <header className={classes.head}>
          <div>
            <h1>{title}</h1>
            {period && <p>{period}</p>}
          </div>
          <p className={classes.site}>
            {site.name}
            <br />
            {site.district}
          </p>
        </header>
      )}
      <div className={classes.content}>{children}</div>
      {!bare && (
        <footer className={classes.foot}>
          <span>{printed}</span>
          <span>{mark}</span>
          <span>{say.page(page, of)}</span>
        </footer>
      )}
    </section>
  )
}
