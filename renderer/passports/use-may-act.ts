import { useSignedIn } from '../ui/session-context.tsx'

/** Nurse and doctor write slips and receive guests; a manager sees them. */
export function useMayAct(): boolean {
  const { role } = useSignedIn()
  return role === 'nurse' || role === 'doctor'
}
