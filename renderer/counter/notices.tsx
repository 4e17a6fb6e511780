import type { DoseNotice } from '../../shared/rules/dose-facts.ts'
import { StatusMark } from '../ui/status-bar.tsx'
import classes from './counter.module.css'
import { noticeWords } from './verdict-words.ts'

/** Stand beside the dose and in the bar already. */
const SAID_ELSEWHERE: ReadonlySet<DoseNotice['code']> = new Set(['days_without', 'usual_if_sober'])

/** What is worth knowing about this dose, without stopping anybody: the loud ones first. */
export function Notices({ notices, drug }: { notices: readonly DoseNotice[]; drug: string }) {
  const said = notices
    .filter(({ code }) => !SAID_ELSEWHERE.has(code))
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
