import { Button } from '@mantine/core'
import { useState } from 'react'
import { whoMay } from '../../shared/rules/who-may.ts'
import { words } from '../words/index.ts'
import { NaloxoneGive } from './naloxone-give.tsx'
import { useSession, useSignedIn } from './session-context.tsx'

/** Gives this client a naloxone kit, where the person may; the button then says that it was done. */
export function NaloxoneButton({ client }: { client: { id: number; registerNumber: number } }) {
  const [open, setOpen] = useState(false)
  const [done, setDone] = useState<string | null>(null)
  const { role } = useSignedIn()
  const { clinicDay } = useSession()
  if (!whoMay('naloxone.give', { stage: clinicDay ? 'day' : 'staff', role }).allowed) return null
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {words.naloxone.button}
      </Button>
      <span role="status">{done}</span>
      {open && (
        <NaloxoneGive
          client={client}
          onClose={(sentence) => {
            setOpen(false)
            setDone(sentence)
          }}
        />
      )}
    </>
  )
}
