import { Button, Group } from '@mantine/core'
import { useLocation } from 'wouter'
import type { Role } from '../../shared/records/staff.ts'
import { type Act, type Stage, whoMay } from '../../shared/rules/who-may.ts'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { words } from '../words/index.ts'

const say = words.stockBook.more

const ROOMS = [
  { path: '/stock/send', keys: 'f8', label: say.send, act: 'stock.transfer' },
  { path: '/stock/take-over', keys: 'alt+f8', label: say.takeOver, act: 'stock.transfer' },
  { path: '/stock/boxes', keys: 'f4', label: say.boxes, act: 'box.see' },
  { path: '/stock/book', keys: 'f10', label: say.book, act: 'stock.see' },
  { path: '/stock/batches', keys: 'alt+f10', label: say.batches, act: 'stock.see' },
] as const satisfies readonly { path: string; keys: string; label: string; act: Act }[]

/** What else there is to do with stock, one key each. */
export function StockRooms({ stage, role }: { stage: Stage; role: Role }) {
  return (
    <Group gap="sm" component="nav" className="ost-no-print">
      {ROOMS.filter(({ act }) => whoMay(act, { stage, role }).allowed).map((room) => (
        <Room key={room.path} {...room} />
      ))}
    </Group>
  )
}

function Room({ path, keys, label }: { path: string; keys: string; label: string }) {
  const [, go] = useLocation()
  useKey(keys, label, () => go(path))
  return (
    <Button variant="default" onClick={() => go(path)} rightSection={<KeyHint keys={keys} />}>
      {label}
    </Button>
  )
}
