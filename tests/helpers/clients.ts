import { randomUUID } from 'node:crypto'
import type { NewClient } from '../../shared/contract/client-input.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { type Clinic, STAFF } from './clinic.ts'

/** Opens the clinic day, as whoever is signed in. */
export async function openDay(clinic: Clinic, day: ClinicDay): Promise<void> {
  await clinic.call.day.open({ requestId: randomUUID(), day, approver: null, reason: null })
}

/** An enrolment that can be saved as it is, changed as a case needs it. */
export function someClient(changes: Partial<NewClient> = {}): NewClient {
  return {
    requestId: randomUUID(),
    called: 'Mawia',
    name: '',
    parentName: '',
    phone: '',
    contact: '',
    sex: 'M',
    birthYear: 1990,
    adultConfirmed: false,
    episode: {
      kind: 'ost',
      entry: 'new',
      eligibility: { dependence: true, injecting: true, ableToConsent: true, detoxBefore: false },
    },
    consents: [{ kind: 'treatment', day: '2026-02-03' as ClinicDay, witnessId: STAFF.nurse, detail: '' }],
    card: null,
    restrictedFor: null,
    notTheSame: [],
    ...changes,
  }
}

/** Why a call was not done: `field: code` for what was typed, the codes of a refusal, `why` of what is not allowed. */
export async function reasonsOf(promise: Promise<unknown>): Promise<string[]> {
  try {
    await promise
    return ['done']
  } catch (cause) {
    const { code, data } = cause as {
      code: string
      data: {
        problems?: { field: string; code: string }[]
        reasons?: { code: string }[]
        why?: string
        what?: string
      }
    }
    return (
      data.problems?.map((problem) => `${problem.field}: ${problem.code}`) ??
      data.reasons?.map((reason) => reason.code) ?? [[code, data.why ?? data.what].filter(Boolean).join(' ')]
    )
  }
}
