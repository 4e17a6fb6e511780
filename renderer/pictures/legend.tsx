import type { Picture } from './picture-list.tsx'
import classes from './pictures.module.css'

/** What a filled and an empty bar mean. */
export function Legend({ entries }: { entries: NonNullable<Picture['legend']> }) {
  return (
    <div className={classes.legend}>
      {entries.map(({ name, filled }) => (
        <span key={name}>
          <svg viewBox="0 0 18 14" className={classes.key} aria-hidden>
            <rect x="1" y="1" width="16" height="12" className={filled ? classes.solid : classes.empty} />
          </svg>
          {name}
        </span>
      ))}
    </div>
  )
}
