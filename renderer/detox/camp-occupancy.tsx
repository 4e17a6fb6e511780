import { Text } from '@mantine/core'
import type { CampView } from '../../shared/contract/camps.ts'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.camps
const HEIGHT = 110
const TOP = 20

/** A bar a day with its number; the beds are a dashed line. Bars above it are hatched, so that grey paper tells. */
export function CampOccupancy({ camp }: { camp: Pick<CampView, 'occupancy' | 'beds'> }) {
  const { occupancy, beds } = camp
  if (occupancy.length === 0) return <Text c="dimmed">{say.occupancyNone}</Text>
  const most = Math.max(beds, ...occupancy.map(({ taken }) => taken))
  const wide = Math.max(occupancy.length, 14)
  const step = 1000 / wide
  const y = (taken: number) => TOP + HEIGHT - (taken / most) * HEIGHT
  const every = Math.ceil(wide / 15)
  return (
    <svg
      viewBox={`-4 0 1080 ${TOP + HEIGHT + 24}`}
      width="100%"
      role="img"
      aria-label={say.occupancyName(beds)}
    >
      <defs>
        <pattern
          id="over-beds"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" fill="white" />
          <line x1="0" y1="0" x2="0" y2="6" stroke="black" strokeWidth="3" />
        </pattern>
      </defs>
      {occupancy.map(({ day, taken }, index) => (
        <g key={day}>
          <title>{`${clinicDay(day)}: ${taken}`}</title>
          <rect
            x={index * step + 1}
            y={y(taken)}
            width={Math.max(1, step - 2)}
            height={TOP + HEIGHT - y(taken)}
            fill={taken > beds ? 'url(#over-beds)' : '#9db3ad'}
            stroke="#333"
            strokeWidth="0.6"
          />
          {step > 18 && (
            <text x={index * step + step / 2} y={y(taken) - 3} fontSize="15" textAnchor="middle">
              {taken}
            </text>
          )}
          {index % every === 0 && (
            <text x={index * step} y={TOP + HEIGHT + 18} fontSize="15">
              {clinicDay(day).slice(0, 6)}
            </text>
          )}
        </g>
      ))}
      <line x1="0" x2="1000" y1={y(beds)} y2={y(beds)} stroke="black" strokeDasharray="7 4" />
      <text x="1004" y={y(beds) + 4} fontSize="15">
        {`${beds} ${say.beds.toLowerCase()}`}
      </text>
      <line x1="0" x2="1000" y1={TOP + HEIGHT} y2={TOP + HEIGHT} stroke="black" />
    </svg>
  )
}
