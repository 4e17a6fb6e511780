import type { Pictures } from '../../shared/contract/pictures.ts'
import { clinicDay, number } from '../words/format.ts'
import { words } from '../words/index.ts'
import { LyingBars } from './charts.tsx'
import type { Picture } from './picture-list.tsx'

const say = words.pictures

type Runway = NonNullable<Pictures['runway']>

export function runwayPicture({ drugs, reorderDays, horizonDays }: Runway): Picture {
  const own = say.runway
  const booked = drugs.filter(({ clients }) => clients > 0)
  const most = Math.max(reorderDays * 2, ...booked.map(({ days }) => days ?? horizonDays))
  return {
    id: 'runway',
    title: own.title,
    lead: own.lead(reorderDays),
    none: own.none,
    drawing:
      booked.length === 0 ? null : (
        <LyingBars
          label={own.title}
          most={most}
          line={reorderDays}
          bars={booked.map(({ drug, days, reorder }) => ({
            name: drug,
            value: days ?? horizonDays,
            words: reorder
              ? `${own.days(days, horizonDays)}: ${own.order.toLowerCase()}`
              : own.days(days, horizonDays),
            filled: !reorder,
          }))}
        />
      ),
    columns: own.columns,
    rows: booked.map(({ drug, clients, days, runsOutOn }) => [
      drug,
      number(clients),
      own.days(days, horizonDays),
      runsOutOn === null ? '' : clinicDay(runsOutOn),
    ]),
  }
}

export function cascadePicture({ cascade }: Pictures): Picture {
  const own = say.cascade
  const sum = (of: 'referred' | 'attended' | 'result') => cascade.reduce((total, one) => total + one[of], 0)
  const whole = { referred: sum('referred'), attended: sum('attended'), result: sum('result') }
  const bar = (of: keyof typeof whole) => ({
    name: own[of],
    value: whole[of],
    words:
      of === 'referred'
        ? number(whole[of])
        : `${number(whole[of])}, ${say.percent(whole[of], whole.referred)}`,
    filled: true,
  })
  const line = (name: string, one: typeof whole) => [
    name,
    ...[one.referred, one.attended, one.result].map(number),
    say.percent(one.attended, one.referred),
  ]
  return {
    id: 'cascade',
    title: own.title,
    lead: own.lead,
    none: own.none,
    drawing:
      whole.referred === 0 ? null : (
        <LyingBars
          label={own.title}
          most={whole.referred}
          bars={[bar('referred'), bar('attended'), bar('result')]}
        />
      ),
    columns: own.columns,
    rows: [
      ...cascade.map((one) => line(words.referrals.purposes[one.purpose], one)),
      ...(cascade.length > 1 ? [line(own.all, whole)] : []),
    ],
  }
}
