import { Stack, Text } from '@mantine/core'
import { type CowsAnswers, type CowsItem, cowsItems, cowsValues } from '../../shared/records/cows.ts'
import { cowsVerdict } from '../../shared/rules/cows.ts'
import { words } from '../words/index.ts'
import { DigitGroup } from './digit-group.tsx'

const say = words.cows

/**
 * The eleven items of the withdrawal scale, each with its published values. The total is computed and stands below as
 * it grows; what is missing is named. The answers are the caller's: `cowsVerdict(answers)` says when they are whole.
 */
export function CowsForm(props: {
  answers: CowsAnswers
  onAnswer: (item: CowsItem, value: number) => void
  /** Whether missing items are pointed at: after the first try to save. */
  tried: boolean
  autoFocus?: boolean
}) {
  const { answers, onAnswer, tried, autoFocus } = props
  const verdict = cowsVerdict(answers)
  return (
    <Stack gap="sm" role="group" aria-label={say.title}>
      <Text fw={700} fz="lg">
        {say.title}
      </Text>
      <Text c="dimmed">{say.lead}</Text>
      {cowsItems.map((item, index) => (
        <DigitGroup
          key={item}
          label={say.items[item].title}
          options={optionsOf(item)}
          value={answers[item] ?? null}
          onChange={(value) => onAnswer(item, value)}
          error={
            tried && !verdict.complete && verdict.missing.includes(item) ? words.kit.notAnswered : undefined
          }
          autoFocus={autoFocus === true && index === 0}
        />
      ))}
      <Text fw={700} fz="lg" role="status">
        {verdict.complete
          ? say.total(verdict.total, verdict.band)
          : say.answered(cowsItems.length - verdict.missing.length)}
      </Text>
      {tried && !verdict.complete && <Text c="red.8">{say.missing(verdict.missing)}</Text>}
    </Stack>
  )
}

function optionsOf(item: CowsItem) {
  const labels: Record<number, string> = say.items[item].values
  return cowsValues[item].map((value) => ({ value, digit: value, label: labels[value] ?? '' }))
}
