import type { PassportView } from '../../shared/contract/passports.ts'
import { readPassport } from '../../shared/rules/passport-slip.ts'
import { useSite } from '../ui/session-context.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { groupedSerial, SlipPaper } from './slip-page.tsx'

const say = words.passports.slip

/** The page for the client: what the digits say, read back from the digits themselves. */
export function IssuedSlip(props: { passport: PassportView; registerNumber: number; onClose: () => void }) {
  const { passport, registerNumber, onClose } = props
  const own = useSite()
  const read = readPassport(passport.digits)
  if (!read.ok) return null
  const slip = read.value
  const where = passport.receivingName ?? words.passports.list.where(null, slip.receivingSite)
  return (
    <SlipPaper
      title={say.title}
      period={say.forSite(where, slip.receivingSite)}
      serial={slip.serial}
      digits={passport.digits}
      fileName={`dose-passport-${registerNumber}-${slip.fromDay}`}
      onClose={onClose}
      rows={[
        [say.rows.site, say.from(where, slip.receivingSite)],
        [say.rows.days, say.valid(slip.fromDay, slip.untilDay)],
        [say.rows.medicine, slip.drug],
        [
          say.rows.dose,
          say.dose(
            slip.slots.map(({ amountMicrograms }) => amountMicrograms),
            slip.everyDays,
          ),
        ],
        [say.rows.last, say.last(slip.lastDoseMicrograms, slip.lastDoseDay)],
        [say.rows.from, say.from(own.name, slip.homeSite)],
        [say.rows.number, String(slip.registerNumber)],
        [say.rows.slip, `${groupedSerial(slip.serial)} · ${clinicDay(slip.issuedDay)}`],
      ]}
      notes={[say.how, say.ask]}
    />
  )
}
