import { useCallback, useState } from 'react'

/**
 * The id of the act that this form makes, made when the form opens: a double click is one act. After the act
 * is done and the form stays, `renew` begins the next one.
 */
export function useRequestId(): [id: string, renew: () => void] {
  const [id, setId] = useState(() => crypto.randomUUID())
  const renew = useCallback(() => setId(crypto.randomUUID()), [])
  return [id, renew]
}
