import type { DoseNotice } from '../../shared/rules/dose-facts.ts'
import { StatusMark } from '../ui/status-bar.tsx'
import classes from './counter.module.css'
import { noticeWords } from './verdict-words.ts'

/** What is worth knowing about this dose, without stopping anybody: the loud ones first. */
export function Notices({ notices, drug }: { notices: readonly DoseNotice[]; drug: string }) {
  const said = notices
    .map((notice) => ({ code: notice.code, ...noticeWords(notice, drug) }))
    .toSorted((a, b) => Number(b.loud) - Number(a.loud))
  if (said.length === 0) return null
  return (
    <ul className={classes.notices}>
      {said.map(({ code, text, loud }) => (
        <li key={code}>
          <StatusMark tone={loud ? 'warn' : 'note'}>{text}</StatusMark>
        </li>
      ))}
    </ul>
  )
}
