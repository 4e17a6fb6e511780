import { Box, Text, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ChevronRight, CircleAlert, CircleCheck, Info, OctagonAlert, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { Need } from '../../shared/contract/home.ts'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { KeyHint } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page, Section } from '../ui/page.tsx'
import { type Screen, useScreens } from '../ui/screen-list.tsx'
import { useSession, useSignedIn, useSite } from '../ui/session-context.tsx'
import { need, words } from '../words/index.ts'
import classes from './home.module.css'

/** Three large doors, then what waits, worst first. `opening` stands above while no clinic day is open. */
export function HomeScreen({ opening }: { opening: ReactNode }) {
  const { name } = useSignedIn()
  const { clinicDay, calendarDay } = useSession()
  const { kind } = useSite()
  const { doors } = useScreens()
  const day = kind === 'office' ? calendarDay : clinicDay?.day
  return (
    <Page title={words.home.title(name)} lead={day ? words.home.dayOpen(day) : words.shell.noClinicDay}>
      {opening}
      {doors.length > 0 && (
        <Box component="nav" aria-label={words.home.doors} className={classes.doors}>
          {doors.map((screen) => (
            <BigDoor key={screen.path} screen={screen} />
          ))}
        </Box>
      )}
      <Section title={words.home.needs} flush>
        <Needs />
      </Section>
    </Page>
  )
}

function BigDoor({ screen }: { screen: Screen }) {
  const [, go] = useLocation()
  const { Icon, title, lead, keys, path } = screen
  return (
    <UnstyledButton className={classes.door} onClick={() => go(path)}>
      {Icon && <Icon size={36} strokeWidth={1.75} aria-hidden className={classes.picture} />}
      <span className={classes.words}>
        <span className={classes.title}>{title}</span>
        {lead && <span>{lead}</span>}
      </span>
      {keys && <KeyHint keys={keys} />}
    </UnstyledButton>
  )
}

const MARKS = {
  1: { Shape: OctagonAlert, color: 'red' },
  2: { Shape: TriangleAlert, color: 'amber' },
  3: { Shape: CircleAlert, color: 'pine' },
  4: { Shape: Info, color: 'slate' },
} as const

function Needs() {
  const { clinicDay } = useSession()
  const options = ask.home.needs.queryOptions()
  const queryKey = [...options.queryKey, clinicDay?.id]
  const needs = useQuery({ queryFn: options.queryFn, queryKey, refetchInterval: 60_000 })
  if (needs.isError) return <ErrorSummary error={needs.error} />
  if (!needs.data) return <Loading />
  const shown = needs.data.filter((one) => need(one) !== undefined)
  return (
    <ul className={classes.needs}>
      {shown.every(({ urgency }) => urgency > 3) && (
        <li className={classes.need}>
          <CircleCheck size={22} aria-hidden color="var(--mantine-color-green-7)" className={classes.mark} />
          {words.home.needsNothing}
        </li>
      )}
      {shown.map((one) => (
        <OneNeed key={`${one.code} ${JSON.stringify(one.params)}`} one={one} />
      ))}
    </ul>
  )
}

function OneNeed({ one }: { one: Need }) {
  const { screens } = useScreens()
  const [, go] = useLocation()
  const { Shape, color } = MARKS[(one.urgency as 1 | 2 | 3 | 4) ?? 4]
  const mend = screens.find(({ mends }) => mends?.includes(one.code))
  return (
    <li className={classes.need}>
      <Shape size={22} aria-hidden color={`var(--mantine-color-${color}-7)`} className={classes.mark} />
      <Text component="span" flex={1}>
        {need(one)}
      </Text>
      {mend && (
        <UnstyledButton className={classes.mend} onClick={() => go(mend.path)}>
          {words.home.mend(mend.title)}
          <ChevronRight size={18} aria-hidden />
        </UnstyledButton>
      )}
    </li>
  )
}
