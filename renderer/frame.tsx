import { Anchor, Box, Burger, Drawer, Group, Text, UnstyledButton } from '@mantine/core'
import { CalendarDays, Ellipsis, EyeOff, Lock } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { Route, Router, Switch, useLocation } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { call } from './call.ts'
import { Cover } from './doors/cover.tsx'
import { DayNotClosed, OpenDayFirst } from './doors/open-day.tsx'
import { useTouch } from './doors/touch.ts'
import classes from './frame.module.css'
import { doorsFor, isFolded, screensFor } from './screens.tsx'
import { KeyHint, KeyLayer, useKey } from './ui/keys.tsx'
import { KeysHelp } from './ui/keys-help.tsx'
import { type Screen, ScreenListProvider, useScreens } from './ui/screen-list.tsx'
import { useSession, useSignedIn, useSite } from './ui/session-context.tsx'
import { keepAllDrafts } from './ui/use-draft.ts'
import { clinicDay as dayInWords, weekday } from './words/format.ts'
import { words } from './words/index.ts'

/** Around every screen: who, where, which day, and the keys that always work. */
export function Frame() {
  const [menu, setMenu] = useState(false)
  const [help, setHelp] = useState(false)
  const [covered, setCovered] = useState(false)
  useTouch()
  useKey('f1', words.shell.keys.help, () => setHelp((shown) => !shown), { group: 'everywhere', always: true })
  useKey('f2', words.shell.keys.menu, () => setMenu((shown) => !shown), { group: 'everywhere' })
  useKey('f9', words.shell.keys.cover, () => setCovered(true), { group: 'everywhere', always: true })
  useKey('alt+l', words.shell.keys.lock, lock, { group: 'everywhere', always: true })
  useKey('ctrl+f9', words.shell.keys.panic, panic, { group: 'everywhere', always: true })
  const { role } = useSignedIn()
  const { kind } = useSite()
  const list = useMemo(() => ({ screens: screensFor(role, kind), doors: doorsFor(role, kind) }), [role, kind])
  return (
    <Router hook={useHashLocation}>
      <ScreenListProvider {...list}>
        <div className={classes.frame} inert={covered}>
          <button type="button" className="ost-skip" onClick={skip}>
            {words.shell.skip}
          </button>
          <Header onMenu={() => setMenu(true)} onCover={() => setCovered(true)} />
          <Box component="nav" aria-label={words.shell.main} className={`${classes.rail} ost-no-print`}>
            <Rail onGo={() => setMenu(false)} />
          </Box>
          <main id="main" tabIndex={-1} className={classes.main}>
            <DayNotClosed />
            <Routes />
          </main>
        </div>
        <Drawer
          opened={menu}
          onClose={() => setMenu(false)}
          title={words.shell.screens}
          size={300}
          closeButtonProps={{ 'aria-label': words.shell.close }}
        >
          {menu && (
            <KeyLayer>
              <nav aria-label={words.shell.screens}>
                <Rail onGo={() => setMenu(false)} withKeys={false} />
              </nav>
            </KeyLayer>
          )}
        </Drawer>
        {help && <KeysHelp onClose={() => setHelp(false)} />}
        {covered && <Cover onUncover={() => setCovered(false)} />}
      </ScreenListProvider>
    </Router>
  )
}

const skip = () => document.getElementById('main')?.focus()
/** What was typed in the last second is kept first: afterwards nobody is there who might keep it. */
const lock = () => void keepAllDrafts().then(() => call.session.signOut())
/** Waits for nothing; the drafts go ahead of it through the same channel. */
const panic = () => {
  void keepAllDrafts()
  void call.session.panic()
}

function Header({ onMenu, onCover }: { onMenu: () => void; onCover: () => void }) {
  const { clinicDay, calendarDay } = useSession()
  const site = useSite()
  // An office opens no clinic day: its header shows the calendar's.
  const day = site.kind === 'office' ? calendarDay : (clinicDay?.day ?? null)
  const who = useSignedIn()
  return (
    <header className={`${classes.header} ost-dark`}>
      <Burger
        className={classes.burger}
        size="sm"
        color="white"
        onClick={onMenu}
        aria-label={words.shell.screens}
      />
      <Text fw={650} truncate title={site.name} className={classes.site}>
        {site.name}
      </Text>
      <Group gap={8} wrap="nowrap" className="ost-nowrap">
        <CalendarDays size={20} aria-hidden />
        <Text fw={650} className="ost-numbers">
          {day ? (
            <>
              <span className={classes.hint}>{weekday(day)} </span>
              {dayInWords(day)}
            </>
          ) : (
            words.shell.noClinicDay
          )}
        </Text>
      </Group>
      <Box flex={1} id="header-slot" className={classes.slot} />
      <Text className={`${classes.who} ost-nowrap`}>
        {words.shell.signedInAs(who.name, words.shell.roles[who.role])}
      </Text>
      <HeaderButton Icon={EyeOff} label={words.shell.cover} keys="f9" onClick={onCover} />
      <HeaderButton Icon={Lock} label={words.shell.lock} keys="alt+l" onClick={lock} />
    </header>
  )
}

function HeaderButton(props: { Icon: typeof Lock; label: string; keys: string; onClick: () => void }) {
  const { Icon, label, keys, onClick } = props
  return (
    <UnstyledButton className={`${classes.button} ost-no-print`} aria-label={label} onClick={onClick}>
      <Icon size={18} aria-hidden />
      <span>{label}</span>
      <span className={classes.hint}>
        <KeyHint keys={keys} />
      </span>
    </UnstyledButton>
  )
}

function Rail({ onGo, withKeys = true }: { onGo: () => void; withKeys?: boolean }) {
  const { role } = useSignedIn()
  const { screens } = useScreens()
  const [location] = useLocation()
  const [more, setMore] = useState(false)
  const inRail = screens.filter((screen) => screen.Icon)
  const folded = inRail.filter((screen) => isFolded(role, screen))
  const link = (screen: Screen, hidden = false) => (
    <li key={screen.path} hidden={hidden}>
      <RailLink screen={screen} onGo={onGo} withKeys={withKeys} />
    </li>
  )
  const isHere = ({ path }: Screen) => location === path || location.startsWith(`${path}/`)
  return (
    <>
      <ul className={classes.links}>
        {inRail.filter((screen) => !folded.includes(screen)).map((screen) => link(screen))}
      </ul>
      {folded.length > 0 && (
        <>
          <UnstyledButton
            className={classes.link}
            w="100%"
            aria-expanded={more}
            onClick={() => setMore((shown) => !shown)}
          >
            <Ellipsis size={20} aria-hidden />
            <span className={classes.linkText}>{more ? words.shell.less : words.shell.more}</span>
          </UnstyledButton>
          <ul className={classes.links}>{folded.map((screen) => link(screen, !more && !isHere(screen)))}</ul>
        </>
      )}
    </>
  )
}

function RailLink({ screen, onGo, withKeys }: { screen: Screen; onGo: () => void; withKeys: boolean }) {
  const [location, go] = useLocation()
  const here = location === screen.path || (screen.path !== '/' && location.startsWith(`${screen.path}/`))
  const open = () => {
    go(screen.path)
    onGo()
  }
  useKey(screen.keys ?? 'f24', screen.title, open, {
    group: 'go',
    enabled: withKeys && screen.keys !== undefined,
  })
  return (
    <Anchor
      href={`#${screen.path}`}
      underline="never"
      className={classes.link}
      aria-current={here ? 'page' : undefined}
      data-autofocus={here || undefined}
      onClick={onGo}
    >
      {screen.Icon && <screen.Icon size={20} aria-hidden />}
      <span className={classes.linkText}>{screen.title}</span>
      {screen.keys && <KeyHint keys={screen.keys} />}
    </Anchor>
  )
}

function Routes() {
  const { screens } = useScreens()
  const [location] = useLocation()
  useEffect(() => {
    if (location) window.scrollTo(0, 0)
  }, [location])
  const { clinicDay: day } = useSession()
  return (
    <Switch>
      {screens.map(({ path, needsDay, Component, title }) => (
        <Route key={path} path={path}>
          {needsDay && !day ? <OpenDayFirst title={title} /> : <Component />}
        </Route>
      ))}
      <Route>
        <NotHere />
      </Route>
    </Switch>
  )
}

/** A place that this person's role does not have, or that is no more: back to Home. */
function NotHere() {
  const [, go] = useLocation()
  return (
    <Box p="xl">
      <Text mb="md">{words.shell.notHere}</Text>
      <Anchor component="button" onClick={() => go('/')}>
        {words.shell.goHome}
      </Anchor>
    </Box>
  )
}
