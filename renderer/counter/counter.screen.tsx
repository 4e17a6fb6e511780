import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { CounterDose } from '../../shared/contract/dose-views.ts'
import { slipKind } from '../../shared/rules/passport-slip.ts'
import { ask, call } from '../call.ts'
import { useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { useSite } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useConfirmKey, useScan } from '../ui/use-scan.ts'
import { words } from '../words/index.ts'
import { AtTheCounter } from './at-the-counter.tsx'
import classes from './counter.module.css'
import { useBoard } from './counter.queries.ts'
import { HeaderPacks } from './header-packs.tsx'
import { InductionForm } from './induction.form.tsx'
import { inductionAsked } from './induction-asked.ts'
import { PacksFirst } from './packs-first.tsx'
import { type Primary, primaryOf } from './primary.ts'
import { savedAs } from './saved-words.ts'
import { Side } from './side.tsx'
import { UnfinishedForm } from './unfinished.form.tsx'
import { useClientView } from './use-client-view.ts'
import { useCounter } from './use-counter.ts'
import { VoidForm } from './void.form.tsx'
import { voidChoices } from './void-choices.ts'

const say = words.counter

/** One screen for the whole morning: scan, look, ask, observe, Enter. */
export function CounterScreen() {
  const board = useBoard()
  const counter = useCounter()
  const { timeZone } = useSite()
  const [, go] = useLocation()
  const cache = useQueryClient()
  const [voiding, setVoiding] = useState<readonly CounterDose[] | null>(null)
  const [asking, setAsking] = useState(false)
  const [assessing, setAssessing] = useState(false)
  const [packsLater, setPacksLater] = useState(false)
  const counts = useQuery({ ...ask.today.counts.queryOptions(), refetchInterval: 60_000 })
  const { shown } = counter
  const standing = shown.kind === 'client' ? shown.standing : null

  useEffect(() => {
    document.title = `${say.title} – OST Register`
  }, [])
  useClientView(standing?.at.open ?? null)
  const unfinished = board?.unfinished ?? 0
  useEffect(() => {
    if (unfinished > 0) setAsking(true)
  }, [unfinished])

  const primary: Primary | null =
    standing &&
    primaryOf(standing, {
      counter,
      timeZone,
      goToPacks: () => go('/stock/packs'),
      askUnfinished: () => setAsking(true),
      askInduction: () => setAssessing(true),
    })
  const asked = standing && inductionAsked(standing.verdict)
  const place = standing
    ? `${standing.at.client.id} ${standing.at.open?.id} ${standing.at.open?.state} ${standing.verdict.outcome}`
    : shown.kind
  // A slip of many digits is a guest's: one who is here stands at the counter, any other is received first.
  const slip = (digits: string) => {
    const received = () => go(`/guests/slip/${digits}`)
    call.guests.read({ digits }).then((reading) => {
      const guest = reading.read === 'yes' && reading.verdict === 'guest_here' ? reading.clientId : null
      if (guest === null) received()
      else counter.find({ by: 'client', clientId: guest }, 'card')
    }, received)
  }
  useScan((digits) => {
    if (slipKind(digits) === null) counter.find({ by: 'card', digits }, 'card')
    else slip(digits)
  })
  useConfirmKey(() => primary?.run(), place, primary !== null && !counter.busy)
  useKey('escape', say.keys.aside, counter.aside, { enabled: shown.kind !== 'nobody' })
  useKey('alt+f8', say.keys.void, () => setVoiding(board ? voidChoices(board, standing) : []))
  const ripe = board?.mouthChecks[0]
  useKey('f7', say.keys.mouthCheck, () => ripe && show(ripe.clientId), { enabled: ripe !== undefined })

  const show = (clientId: number) => counter.find({ by: 'client', clientId }, 'name')
  if (!board) return <Loading />
  const asksPacks = board.packs.length === 0 && !packsLater && shown.kind === 'nobody'
  return (
    <div className={classes.screen}>
      <HeaderPacks packs={board.packs} />
      <div className={classes.main}>
        {unfinished > 0 && (
          <StatusBar tone="stop" live title={say.unfinished.title(unfinished)}>
            <Button mt={6} onClick={() => setAsking(true)}>
              {say.unfinished.open}
            </Button>
          </StatusBar>
        )}
        {asksPacks ? (
          <PacksFirst
            onDone={() => {
              setPacksLater(true)
              void cache.invalidateQueries({ queryKey: ask.doses.board.key() })
            }}
          />
        ) : (
          <AtTheCounter
            counter={counter}
            primary={primary}
            onVoid={() => setVoiding(voidChoices(board, standing))}
          />
        )}
      </div>
      <Side
        board={board}
        expected={counts.data?.due}
        onShow={show}
        onVoid={(dose) => setVoiding([dose, ...voidChoices(board, null).filter(({ id }) => id !== dose.id)])}
      />
      {voiding && (
        <VoidForm
          doses={voiding}
          onClose={() => setVoiding(null)}
          onDone={(reply, dose, what) => {
            setVoiding(null)
            counter.took(reply, savedAs(what, reply, dose, timeZone))
          }}
        />
      )}
      {assessing && standing && asked && (
        <InductionForm
          client={standing.at.client}
          {...asked}
          onClose={() => setAssessing(false)}
          onDone={(reply) => {
            setAssessing(false)
            counter.stay(reply)
          }}
        />
      )}
      {asking && (
        <UnfinishedForm onClose={() => setAsking(false)} onAnswer={(reply) => counter.took(reply, null)} />
      )}
    </div>
  )
}
