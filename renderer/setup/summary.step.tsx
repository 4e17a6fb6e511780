import { Button, Stack, Text } from '@mantine/core'
import { listed } from '../words/format.ts'
import { words } from '../words/index.ts'
import classes from './setup.module.css'
import { type Step, stepsOf, stepTitle } from './setup-problems.ts'
import { keyholderName, type SetupValues } from './setup-values.ts'

const say = words.setup

/** All answers once more, each with the way back to it. */
export function SummaryStep({ values, onGo }: { values: SetupValues; onGo: (step: Step) => void }) {
  return (
    <Stack gap="lg">
      <Text>{say.summary.lead}</Text>
      <dl className={classes.summary}>
        {stepsOf(values)
          .filter((step) => step !== 'summary')
          .map((step) => (
            <div key={step}>
              <dt>{stepTitle(step, values.kind)}</dt>
              <dd>
                {linesOf(step, values).map((line) => (
                  <div key={line}>{line}</div>
                ))}
              </dd>
              <dd className={classes.change}>
                <Button
                  variant="subtle"
                  onClick={() => onGo(step)}
                  aria-label={say.summary.change(stepTitle(step, values.kind))}
                >
                  {say.summary.changeShort}
                </Button>
              </dd>
            </div>
          ))}
      </dl>
    </Stack>
  )
}

function linesOf(step: Step, values: SetupValues): string[] {
  const { staff, keyholders, office, products, signer } = values
  switch (step) {
    case 'kind':
      return values.kind ? [words.shell.siteKinds[values.kind]] : []
    case 'site':
      return siteLines(values)
    case 'products':
      return products.map(
        ({ drug, form, strengthMicrograms, stepsPerUnit }) =>
          `${say.products.line(drug, form, strengthMicrograms)}; ${say.products.smallest(form, stepsPerUnit)}`,
      )
    case 'staff':
      return staff.map(({ name, role }) => words.shell.signedInAs(name, words.shell.roles[role]))
    case 'keyholders':
      return keyholders.map((row) => keyholderName(values, row))
    case 'office':
      return office ? [office.card.name, ...(values.kind === 'office' ? [say.summary.officeSealed] : [])] : []
    case 'rules':
      return [say.summary.signedBy(staff.find(({ key }) => key === signer.staffKey)?.name ?? '')]
    case 'summary':
      return []
  }
}

function siteLines(values: SetupValues): string[] {
  const { name, code, number, district, country, timeZone, weeklyClosedDays, holidays, dropoutDays } = values
  if (values.kind === 'office')
    return [`${name} (${code.toUpperCase()})`, `${district}, ${country}; ${timeZone}`]
  const days = [...weeklyClosedDays].sort().map((digit) => say.site.weekdays[Number(digit) as 1])
  return [
    `${name} (${code.toUpperCase()}, ${number})`,
    `${district}, ${country}; ${timeZone}`,
    days.length > 0 ? say.summary.closed(listed(days)) : say.summary.neverClosed,
    ...(holidays.length > 0 ? [say.summary.holidays(holidays.length)] : []),
    say.summary.dropout(dropoutDays),
  ]
}
