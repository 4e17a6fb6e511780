import { useQuery } from '@tanstack/react-query'
import { useLocation, useParams } from 'wouter'
import type { RouteSheet } from '../../shared/contract/follow-ups.ts'
import { ask } from '../call.ts'
import { FailedPage } from '../ui/failed-page.tsx'
import { Loading } from '../ui/loading.tsx'
import { inSheets, PaperDialog } from '../ui/paper.tsx'
import { words } from '../words/index.ts'
import classes from './follow-up.module.css'

const say = words.followUp.paper
const LINES_A_PAGE = 7

/** The paper for the road: code and landmark, room for the hand, and nothing that says what it is about. */
export function RouteListScreen() {
  const routeListId = Number(useParams<{ id: string }>().id)
  const [, go] = useLocation()
  const sheet = useQuery(
    ask.followUps.route.queryOptions({ input: { routeListId }, gcTime: 0, staleTime: 0 }),
  )
  if (sheet.isError) return <FailedPage title={words.followUp.title} error={sheet.error} />
  if (!sheet.data) return <Loading />
  const { number, fromDay, rows } = sheet.data
  const pages = inSheets(rows, LINES_A_PAGE)
  return (
    <PaperDialog
      title={say.title(number)}
      fileName={`visit-list-${number}-${fromDay}`}
      landscape
      bare
      onClose={() => go('/follow-up')}
      sheets={pages.map((lines, page) => (
        <RoutePage
          key={lines[0]?.line ?? 0}
          sheet={sheet.data}
          lines={lines}
          mark={`${page + 1}/${pages.length}`}
        />
      ))}
    />
  )
}

function RoutePage(props: { sheet: RouteSheet; lines: RouteSheet['rows']; mark: string }) {
  const { sheet, lines, mark } = props
  const { columns } = say
  return (
    <div>
      <div className={classes.plain}>
        <h1>
          {say.title(sheet.number)} · {mark}
        </h1>
        <p>{say.carry(sheet.forName, sheet.fromDay, sheet.untilDay)}</p>
        <p>{say.bring}</p>
      </div>
      <table className={classes.route}>
        <thead>
          <tr>
            <th>{columns.number}</th>
            <th className={classes.landmark}>{columns.landmark}</th>
            <th className={classes.agreed}>{columns.agreed}</th>
            <th>{columns.day}</th>
            <th>{columns.where}</th>
            <th>{columns.met}</th>
            <th>{columns.how}</th>
            <th>{columns.know}</th>
            <th className={classes.landmark}>{columns.note}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.line}>
              <td data-number>{line.registerNumber}</td>
              {line.off ? (
                <td colSpan={8} className={classes.off}>
                  {say.off}
                </td>
              ) : (
                <>
                  <td>{line.landmark ?? say.noLandmark}</td>
                  <td>{line.agreed ?? say.noLandmark}</td>
                  <td />
                  <td />
                  <td />
                  <td />
                  <td />
                  <td />
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {say.key.map((line) => (
          <span key={line} className={classes.code}>
            {line}
          </span>
        ))}
      </p>
      <p>{say.back}</p>
    </div>
  )
}
