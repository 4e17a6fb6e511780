import { words } from '../words/index.ts'

/** What a client is called on the screen; by number where the record is closed to this person. */
export function nameOf(client: {
  called: string | null
  name?: string | null
  registerNumber: number
}): string {
  return client.called ?? client.name ?? words.counter.unnamed(client.registerNumber)
}
