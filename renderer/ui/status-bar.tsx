import { Box, Text } from '@mantine/core'
import { Ban, CircleAlert, CircleCheck, CircleDashed, Hand, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

/** What a status means; each has its own shape, so that nobody needs to see its colour. */
export type Tone = 'good' | 'due' | 'note' | 'warn' | 'stop' | 'doctor' | 'quiet'

const TONES = {
  good: { color: 'green', Shape: CircleCheck },
  due: { color: 'pine', Shape: CircleDashed },
  note: { color: 'slate', Shape: Info },
  warn: { color: 'amber', Shape: TriangleAlert },
  stop: { color: 'red', Shape: Ban },
  doctor: { color: 'red', Shape: Hand },
  quiet: { color: 'slate', Shape: CircleAlert },
} as const

/** One bar with a word: Due, Already given, See doctor. Word + shape + colour. */
export function StatusBar(props: { tone: Tone; title: string; children?: ReactNode; live?: boolean }) {
  const { tone, title, children, live = false } = props
  const { color, Shape } = TONES[tone]
  return (
    <Box
      role={live ? 'status' : undefined}
      px="md"
      py="sm"
      bg={`${color}.0`}
      style={{
        display: 'flex',
        gap: 12,
        alignItems: 'flex-start',
        borderRadius: 6,
        border: `1px solid var(--mantine-color-${color}-3)`,
        borderLeft: `8px solid var(--mantine-color-${color}-7)`,
      }}
    >
      <Shape size={26} aria-hidden color={`var(--mantine-color-${color}-7)`} style={{ flex: 'none' }} />
      <div>
        <Text component="div" fw={700} fz="lg" c={`${color}.8`} lh={1.4}>
          {title}
        </Text>
        {children && <Text component="div">{children}</Text>}
      </div>
    </Box>
  )
}

/** The same in a table's cell or beside a name. */
export function StatusMark({ tone, children }: { tone: Tone; children: ReactNode }) {
  const { color, Shape } = TONES[tone]
  return (
    <Text component="span" className="ost-nowrap" c={`${color}.8`} fw={600}>
      <Shape
        size={18}
        aria-hidden
        color={`var(--mantine-color-${color}-7)`}
        style={{ verticalAlign: '-3px', marginRight: 6 }}
      />
      {children}
    </Text>
  )
}
