import { Button, Paper, Stack, Text, Title } from '@mantine/core'
import { words } from '../words/index.ts'

/** A screen fell over: nothing of it is shown, as an error text could hold a name. */
export function Crash({ resetErrorBoundary }: { resetErrorBoundary: () => void }) {
  const leave = () => {
    location.hash = '/'
    resetErrorBoundary()
  }
  return (
    <Paper m="xl" p="xl" withBorder role="alert">
      <Stack align="flex-start">
        <Title order={1}>{words.shell.crash}</Title>
        <Text>{words.shell.crashHow}</Text>
        <Button onClick={leave}>{words.shell.goHome}</Button>
      </Stack>
    </Paper>
  )
}
