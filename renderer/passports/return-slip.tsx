import { useQuery } from '@tanstack/react-query'
import { ask } from '../call.ts'
import { useSite } from '../ui/session-context.tsx'
import { amount, clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { groupedSerial, SlipPaper } from './slip-page.tsx'

const say = words.passports.slip

/** What the guest takes home: each day with what was given, and a square that the home site scans. */
export function ReturnSlipPaper({ guestId, onClose }: { guestId: number; onClose: () => void }) {
  const own = useSite()
  const slip = useQuery(
    ask.guests.returnSlip.queryOptions({ input: { guestId }, gcTime: 0, staleTime: 0 }),
  ).data
  if (!slip) return null
  const { guest, days, digits, serial } = slip
  const home = guest.homeName ?? words.passports.list.where(null, guest.homeSite)
  return (
    <SlipPaper
      title={say.returnTitle}
      period={say.toSite(home, guest.homeSite)}
      serial={serial}
      digits={digits}
      fileName={`return-slip-${guest.homeSite}-${guest.homeRegisterNumber}-${guest.untilDay}`}
      onClose={onClose}
      rows={[
        [say.rows.number, String(guest.homeRegisterNumber)],
        [say.rows.from, say.from(own.name, own.number)],
        [say.rows.medicine, guest.drug],
        [say.rows.slip, groupedSerial(serial)],
      ]}
      table={{
        head: [say.columns.day, say.columns.given],
        rows: days
          .filter(({ due, givenMicrograms }) => due || givenMicrograms !== 0)
          .map(({ clinicDay: on, givenMicrograms }) => [
            clinicDay(on),
            givenMicrograms === null ? '' : givenMicrograms > 0 ? amount(givenMicrograms) : say.none,
          ]),
      }}
      notes={[say.returnHow, ...(slip.soFar ? [say.soFar] : [])]}
    />
  )
}
