import { words } from '../words/index.ts'

/** The name that stands first: the client's own, else what they are called, else the number. */
export function nameOf(client: {
  name: string | null
  called: string | null
  registerNumber: number
}): string {
  return client.name ?? client.called ?? words.kit.client.number(String(client.registerNumber))
}

/** A base64 JPEG as an `<img>` takes it. */
export const photoAddress = (jpeg: string | null): string | null =>
  jpeg === null ? null : `data:image/jpeg;base64,${jpeg}`
