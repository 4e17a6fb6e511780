import type { DetoxEpisodeView } from '../../shared/contract/detox-views.ts'
import type { DetoxShift } from '../../shared/records/detox.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays, daysBetween } from '../../shared/rules/days.ts'
import { clinicDay, milligrams } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.detox.timeline
const WIDTH = 1000
const LEFT = 72
const COWS = { top: 26, height: 170, most: 48 }
const MEDICINE = { top: 236, height: 60 }
const SHIFT: Record<DetoxShift, number> = { morning: 0.2, afternoon: 0.5, night: 0.8 }
/** Where each band of the scale begins. */
const BANDS = [
  [5, say.bands.mild],
  [13, say.bands.moderate],
  [25, say.bands.moderately_severe],
  [37, say.bands.severe],
] as const

/**
 * The course of a detoxification: the scale over days with its bands, medicine a day below it, complications as
 * triangles, admission and discharge as lines. Shapes and words alone tell them apart, as on a black and white print.
 */
export function DetoxTimeline({ episode, today }: { episode: DetoxEpisodeView; today: ClinicDay }) {
  const { from, to, charts, given, registerNumber } = episode
  const last = to ?? today
  const days = Math.max(7, daysBetween(from, last) + 1)
  const step = (WIDTH - LEFT) / days
  const x = (day: ClinicDay, part: number) => LEFT + (daysBetween(from, day) + part) * step
  const y = (total: number) => COWS.top + COWS.height * (1 - total / COWS.most)
  const points = charts.flatMap(({ id, day, shift, cows }) =>
    cows ? [{ id, x: x(day, SHIFT[shift]), y: y(cows.total), total: cows.total }] : [],
  )
  const byDay = new Map<ClinicDay, number>()
  for (const { day, amountMicrograms } of given) byDay.set(day, (byDay.get(day) ?? 0) + amountMicrograms)
  const most = Math.max(1, ...byDay.values())
  const base = MEDICINE.top + MEDICINE.height
  const every = Math.ceil(days / 14)
  const sick = charts.filter(({ body }) => body.complications.length > 0)
  return (
    <svg
      viewBox={`0 0 ${WIDTH + 130} 350`}
      width="100%"
      style={{ maxHeight: 400 }}
      role="img"
      aria-label={say.name(registerNumber)}
      fontSize="16"
    >
      <text x={0} y={COWS.top - 10} fontWeight="650">
        {say.cows}
      </text>
      {BANDS.map(([total, band]) => (
        <g key={band}>
          <line x1={LEFT} x2={WIDTH} y1={y(total)} y2={y(total)} stroke="#777" strokeDasharray="3 5" />
          <text x={LEFT - 8} y={y(total) + 4} textAnchor="end">
            {total}
          </text>
          <text x={WIDTH + 6} y={y(total) + 4}>
            {band}
          </text>
        </g>
      ))}
      <line x1={LEFT} x2={WIDTH} y1={y(0)} y2={y(0)} stroke="black" />
      <polyline
        points={points.map((point) => `${point.x},${point.y}`).join(' ')}
        fill="none"
        stroke="black"
        strokeWidth="2"
      />
      {points.map((point) => (
        <g key={point.id}>
          <circle cx={point.x} cy={point.y} r="5" fill="white" stroke="black" strokeWidth="2" />
          {(points.length <= 36 || point === points.at(-1)) && (
            <text x={point.x} y={point.y - 10} textAnchor="middle">
              {point.total}
            </text>
          )}
        </g>
      ))}
      {sick.map(({ id, day, shift, body }) => (
        <g key={id}>
          <title>{body.complications.map((one) => words.detox.complications[one]).join(', ')}</title>
          <path d={`M ${x(day, SHIFT[shift])} ${COWS.top - 20} l 7 12 l -14 0 z`} fill="black" />
        </g>
      ))}
      {sick.length > 0 && (
        <text x={WIDTH + 6} y={COWS.top - 8}>
          ▲ {say.complication}
        </text>
      )}
      <text x={0} y={MEDICINE.top - 14} fontWeight="650">
        {say.medicine}
      </text>
      {[...byDay].map(([day, micrograms]) => {
        const height = (micrograms / most) * MEDICINE.height
        return (
          <g key={day}>
            <rect
              x={x(day, 0.15)}
              y={base - height}
              width={step * 0.7}
              height={height}
              fill="#9db3ad"
              stroke="black"
              strokeWidth="0.8"
            />
            <text x={x(day, 0.5)} y={base - height - 4} textAnchor="middle">
              {milligrams(micrograms)}
            </text>
          </g>
        )
      })}
      <line x1={LEFT} x2={WIDTH} y1={base} y2={base} stroke="black" />
      {Array.from({ length: Math.ceil(days / every) }, (_, index) => addDays(from, index * every)).map(
        (day) => (
          <text key={day} x={x(day, 0.5)} y={base + 19} textAnchor="middle">
            {clinicDay(day).slice(0, 6)}
          </text>
        ),
      )}
      <Mark at={x(from, 0)} word={say.admitted} />
      {to !== null && <Mark at={x(to, 1)} word={say.discharged} end />}
    </svg>
  )
}

function Mark({ at, word, end = false }: { at: number; word: string; end?: boolean }) {
  return (
    <g>
      <line
        x1={at}
        x2={at}
        y1={COWS.top}
        y2={MEDICINE.top + MEDICINE.height}
        stroke="black"
        strokeWidth="1.5"
      />
      <text
        x={end ? at - 4 : at + 4}
        y={MEDICINE.top + MEDICINE.height + 42}
        textAnchor={end ? 'end' : 'start'}
      >
        {end ? `${word} ▏` : `▏${word}`}
      </text>
    </g>
  )
}
