import { addDays } from '../../shared/rules/days.ts'
import { people } from './people.ts'
import { type Play, paperTo } from './play.ts'
import { demoStaff } from './site.ts'
import { changeTo } from './steps/doors.ts'
import { writeOrder } from './steps/orders.ts'
import { allowTakeHome } from './steps/rules.ts'
import { printSheets } from './steps/sheets.ts'
import { planClosure, signClosure } from './steps/take-home.ts'

/** The doctor allows doses carried home, in the rules and in one order; a closure is planned and its list signed. */
export async function rulesAndClosure(play: Play, registerNumber: number): Promise<void> {
  const { page, day, say } = play
  const to = paperTo(play)
  await allowTakeHome(to, demoStaff.doctor, day)
  say('The doctor changed the rules, looked back with them, and signed version 2')
  const person = people(day)[registerNumber - 1]
  if (!person) throw new Error(`There is no client ${registerNumber}`)
  await writeOrder(
    page,
    registerNumber,
    {
      drug: person.drug,
      kind: 'maintenance',
      milligrams: [person.amountMilligrams],
      stepDays: 0,
      days: 30,
      takeHomeDays: 3,
      reason: 'Stable for years; comes from a village beyond the river',
    },
    async () => {},
  )
  await changeTo(page, demoStaff.nurse)
  await planClosure(page, [addDays(day, 3), addDays(day, 4)], 'Chapchar Kut')
  await changeTo(page, demoStaff.doctor)
  await signClosure(to, demoStaff.doctor)
  await changeTo(page, demoStaff.nurse)
  await printSheets(to)
  say('A closure is planned, its take-home list signed; the signature sheets are printed')
}
