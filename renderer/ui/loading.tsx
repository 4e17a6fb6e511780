import { Center, Loader, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { words } from '../words/index.ts'

/** Nothing for a second, since most answers take a hundredth of one; then words. */
export function Loading({ children }: { children?: string }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 1_000)
    return () => clearTimeout(timer)
  }, [])
  if (!late) return null
  return (
    <Center p="xl" role="status">
      <Loader size="sm" mr="sm" aria-hidden />
      <Text>{children ?? words.shell.loading}</Text>
    </Center>
  )
}
