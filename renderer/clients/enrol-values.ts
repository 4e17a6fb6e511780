import type { NewClient } from '../../shared/contract/client-input.ts'
import type { EpisodeKind } from '../../shared/records/episode.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { words } from '../words/index.ts'

/** The enrolment form as it is typed: plain texts and ticks, so that a draft of it can be kept. */
export interface EnrolValues extends Record<string, unknown> {
  called: string
  sex: '' | 'M' | 'F' | 'T'
  birthYear: string
  phone: string
  name: string
  parentName: string
  contact: string
  adultConfirmed: boolean
  kind: EpisodeKind | 'nothing'
  transferred: boolean
  dependence: boolean
  injecting: boolean
  ableToConsent: boolean
  detoxBefore: boolean
  treatment: boolean
  photo: boolean
  witnessId: string
  /** `none`, `new`, or the digits of a scanned blank card. */
  card: string
  /** '', `kin`, or a staff id. */
  restricted: string
  notTheSame: number[]
}

export const emptyEnrolment = (kind: EpisodeKind, witnessId: number): EnrolValues => ({
  called: '',
  sex: '',
  birthYear: '',
  phone: '',
  name: '',
  parentName: '',
  contact: '',
  adultConfirmed: false,
  kind,
  transferred: false,
  dependence: false,
  injecting: false,
  ableToConsent: false,
  detoxBefore: false,
  treatment: false,
  photo: false,
  witnessId: String(witnessId),
  card: 'none',
  restricted: '',
  notTheSame: [],
})

export const yearOf = (typed: string): number => {
  const digits = latinDigits(typed.trim())
  return /^\d{4}$/.test(digits) ? Number(digits) : 0
}

/** As the server side takes it. A sex that is not chosen yet is left to the caller's check. */
export function enrolmentOf(values: EnrolValues, requestId: string, today: ClinicDay): NewClient {
  const { called, name, parentName, phone, contact, sex, adultConfirmed, notTheSame } = values
  const consent = (kind: 'treatment' | 'photo') =>
    values[kind] ? [{ kind, day: today, witnessId: Number(values.witnessId), detail: '' }] : []
  return {
    requestId,
    called: called.trim(),
    name: name.trim(),
    parentName: parentName.trim(),
    phone: phone.trim(),
    contact: contact.trim(),
    sex: sex === '' ? 'M' : sex,
    birthYear: yearOf(values.birthYear),
    adultConfirmed,
    episode:
      values.kind === 'nothing'
        ? null
        : {
            kind: values.kind,
            entry: values.transferred ? 'transferred_in' : 'new',
            eligibility: {
              dependence: values.dependence,
              injecting: values.injecting,
              ableToConsent: values.ableToConsent,
              detoxBefore: values.detoxBefore,
            },
          },
    consents: [...consent('treatment'), ...consent('photo')],
    card: values.card === 'none' ? null : values.card,
    restrictedFor:
      values.restricted === '' ? null : values.restricted === 'kin' ? 'kin' : Number(values.restricted),
    notTheSame,
  }
}

/** Which field of the form a problem of the server side or the rule belongs to. */
export function fieldOf(problem: string): string {
  const last = problem.split('.').at(-1) ?? problem
  if (problem === 'consents') return 'treatment'
  if (problem.startsWith('consents.')) return 'witnessId'
  if (problem === 'restrictedFor') return 'restricted'
  return last
}

/** What each part of the form gets: the values, how to change them, what is wrong with each. */
export interface EnrolPart {
  values: EnrolValues
  change: (changes: Partial<EnrolValues>) => void
  errors: Record<string, string>
  today: ClinicDay
}

/** The statement that a problem belongs to, so that three alike sentences are told apart. */
export function statementOf(problem: string): string | undefined {
  const { dependence, injecting, ableToConsent } = words.clients.enrol
  const statements: Record<string, string> = { dependence, injecting, ableToConsent }
  return statements[fieldOf(problem)]
}

/** The id of the field that a problem belongs to. */
export const fieldId = (problem: string): string => `enrol-${fieldOf(problem)}`
