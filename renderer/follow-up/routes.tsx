import { Button, Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { RouteListView } from '../../shared/contract/follow-ups.ts'
import type { RoutePaperKind } from '../../shared/records/follow-up.ts'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { EmptyState, Section } from '../ui/page.tsx'
import { StatusMark, type Tone } from '../ui/status-bar.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'
import classes from './follow-up.module.css'
import { useForgetFollowUps, useRoutes } from './follow-up.queries.ts'

const say = words.followUp.routes
const TONES: Record<RouteListView['state'], Tone> = {
  out: 'note',
  late: 'warn',
  returned: 'due',
  destroyed: 'good',
  lost: 'stop',
}

/** Every paper with what became of it. */
export function Routes({ mayWrite }: { mayWrite: boolean }) {
  const routes = useRoutes()
  const forget = useForgetFollowUps()
  const [, go] = useLocation()
  const [requestId, renew] = useRequestId()
  const paper = useMutation(
    ask.followUps.routePaper.mutationOptions({
      onSuccess: () => {
        renew()
        return forget()
      },
    }),
  )
  const button = (
    list: RouteListView,
    label: string,
    onClick: () => void,
    variant: 'default' | 'subtle' = 'default',
  ) => (
    <Button variant={variant} aria-label={say.aria(label, list.number)} onClick={onClick}>
      {label}
    </Button>
  )
  const mark = (list: RouteListView, kind: RoutePaperKind) =>
    button(list, say[kind], () => paper.mutate({ requestId, routeListId: list.id, kind }))
  return (
    <Section title={say.title}>
      <ErrorSummary error={routes.error ?? paper.error} />
      {routes.data?.length === 0 && <EmptyState>{say.none}</EmptyState>}
      <ul className={classes.lines}>
        {routes.data?.map((list) => {
          const onTheRoad = list.state === 'out' || list.state === 'late'
          return (
            <li key={list.id} className={classes.line}>
              <div className={classes.what}>
                <Text fw={600}>
                  {say.list(list.number)} · {list.forName}
                </Text>
                <Text>
                  {say.span(list.fromDay, list.untilDay)} · {say.count(list.lines, list.entered)}
                </Text>
              </div>
              <StatusMark tone={TONES[list.state]}>{say.states[list.state]}</StatusMark>
              <Group gap="xs">
                {onTheRoad && button(list, say.print, () => go(`/follow-up/list/${list.id}`))}
                {mayWrite && list.state !== 'destroyed' && list.state !== 'lost' && (
                  <>
                    {button(list, say.enter, () => go(`/follow-up/round/${list.id}`))}
                    {onTheRoad && mark(list, 'returned')}
                    {onTheRoad && mark(list, 'lost')}
                    {list.state === 'returned' && mark(list, 'destroyed')}
                  </>
                )}
              </Group>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
