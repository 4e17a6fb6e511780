import { Box, Text } from '@mantine/core'
import { milligrams } from '../words/format.ts'
import { words } from '../words/index.ts'

/**
 * The dose as everybody must read it: the word, the bold number, a space, the unit, never broken over lines;
 * below it what is taken in the hand (`four tablets of 2 mg`), which the feature words.
 */
export function DoseLine(props: {
  drug?: string
  amountMicrograms: number
  inHand?: string
  /** The amount in words, against slips of a digit. */
  spelled?: string
  size?: 'md' | 'lg'
}) {
  const { drug, amountMicrograms, inHand, spelled, size = 'md' } = props
  const large = size === 'lg'
  return (
    <Box>
      {drug && (
        <Text component="div" fw={700} fz={large ? 24 : 18} lh={1.3}>
          {drug}
        </Text>
      )}
      <Text component="div" className="ost-nowrap ost-numbers" fz={large ? 24 : 18} lh={1.2}>
        <span>{words.shell.dose}</span>{' '}
        <Text component="strong" fw={800} fz={large ? 48 : 22} lh={1.1} className="ost-numbers">
          {milligrams(amountMicrograms)}
        </Text>
        {'\u00a0mg'}
      </Text>
      {spelled && (
        <Text component="div" fz={large ? 18 : 16} lh={1.3}>
          {spelled}
        </Text>
      )}
      {inHand && (
        <Text component="div" fz={large ? 20 : 16}>
          {inHand}
        </Text>
      )}
    </Box>
  )
}
