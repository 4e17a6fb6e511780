import type { ConsentKind } from '../records/consent.ts'
import type { EpisodeKind } from '../records/episode.ts'
import type { SiteKind } from '../records/site.ts'
import type { ClinicDay } from '../records/time.ts'
import { ageFromBirthYear } from './days.ts'
import { latinDigits } from './latin-digits.ts'

export type EnrolmentProblem = { field: string; code: string }

/** Which episodes a site of a kind opens, its usual one first. A drop-in centre gives no medicine. */
export const EPISODES_OF_SITE: Record<SiteKind, readonly EpisodeKind[]> = {
  ost_centre: ['ost', 'detox', 'rehabilitation', 'drop_in'],
  drop_in_centre: ['drop_in', 'detox', 'rehabilitation'],
  treatment_centre: ['detox', 'rehabilitation', 'ost', 'drop_in'],
  office: [],
}

/**
 * Whether the consent to treatment is asked before an episode: contact and services are none, and a drop-in centre treats
 * nobody; what is done of weight there (a test, a detoxification, a visit) asks its own consent.
 */
export function asksTreatmentConsent(kind: EpisodeKind, siteKind: SiteKind): boolean {
  return kind !== 'drop_in' && siteKind !== 'drop_in_centre'
}

/** Nobody younger is met, nobody older is alive: a slip of the keyboard (design choice, not a clinical rule). */
const youngest = 8
const oldest = 100

type IdentityFacts = { called: string; phone: string; birthYear: number }

/** What is wrong with who a client is said to be. `today` is the open clinic day. */
export function identityProblems(identity: IdentityFacts, today: ClinicDay): EnrolmentProblem[] {
  const problems: EnrolmentProblem[] = []
  if (identity.called === '') problems.push({ field: 'called', code: 'called_missing' })
  const age = ageFromBirthYear(identity.birthYear, today)
  if (age.oldest < youngest || age.oldest > oldest)
    problems.push({ field: 'birthYear', code: 'birth_year_unlikely' })
  if (identity.phone !== '' && !isPhone(identity.phone))
    problems.push({ field: 'phone', code: 'phone_unlikely' })
  return problems
}

/** Six to fifteen digits of any script (E.164 allows fifteen), with the marks that people put between them. */
function isPhone(text: string): boolean {
  const plain = latinDigits(text)
  return /^[\d\s+()./-]+$/.test(plain) && /^\d{6,15}$/.test(plain.replace(/\D/g, ''))
}

type EpisodeFacts = {
  kind: EpisodeKind
  eligibility: { dependence: boolean; injecting: boolean; ableToConsent: boolean }
}

/**
 * Whether an episode may be opened. For OST: diagnosed opioid dependence with injecting, over 18, able and willing
 * to consent; 18 only when the birth year makes it certain, else the client is asked (clinic.md, *Enrolment and
 * people*). Under-18s get services without OST.
 */
export function episodeProblems(
  episode: EpisodeFacts,
  facts: { birthYear: number; adultConfirmed: boolean; siteKind: SiteKind; today: ClinicDay },
): EnrolmentProblem[] {
  if (!EPISODES_OF_SITE[facts.siteKind].includes(episode.kind))
    return [{ field: 'episode.kind', code: 'not_offered_here' }]
  if (episode.kind !== 'ost') return []
  const { adult } = ageFromBirthYear(facts.birthYear, facts.today)
  if (adult === 'no') return [{ field: 'episode.kind', code: 'under_18_no_ost' }]
  const problems: EnrolmentProblem[] = []
  if (adult === 'ask' && !facts.adultConfirmed) problems.push({ field: 'adultConfirmed', code: 'adult_ask' })
  for (const tick of ['dependence', 'injecting', 'ableToConsent'] as const)
    if (!episode.eligibility[tick])
      problems.push({ field: `episode.eligibility.${tick}`, code: 'not_ticked' })
  return problems
}

type ConsentFacts = { kind: ConsentKind; day: ClinicDay; detail: string }

/** Consents that are empty words without saying to whom, where or when (HIV Act 2017 s.8, clinic.md). */
const needDetail: readonly ConsentKind[] = ['disclosure', 'visit', 'phone']

/** A consent lies in the past or today, and says what it must. */
export function consentProblems(consent: ConsentFacts, today: ClinicDay): EnrolmentProblem[] {
  const problems: EnrolmentProblem[] = []
  if (consent.day > today) problems.push({ field: 'day', code: 'day_ahead' })
  if (needDetail.includes(consent.kind) && consent.detail === '')
    problems.push({ field: 'detail', code: 'consent_detail_missing' })
  return problems
}

type Enrolment = IdentityFacts & {
  adultConfirmed: boolean
  episode: EpisodeFacts | null
  consents: readonly ConsentFacts[]
}

/** Everything wrong with an enrolment at once, by field; the same in the window as on the server side. */
export function enrolmentProblems(
  enrolment: Enrolment,
  { siteKind, today }: { siteKind: SiteKind; today: ClinicDay },
): EnrolmentProblem[] {
  const { birthYear, adultConfirmed, episode, consents } = enrolment
  const problems = identityProblems(enrolment, today)
  if (episode !== null)
    problems.push(...episodeProblems(episode, { birthYear, adultConfirmed, siteKind, today }))
  const asked = episode !== null && asksTreatmentConsent(episode.kind, siteKind)
  if (asked && !consents.some(({ kind }) => kind === 'treatment'))
    problems.push({ field: 'consents', code: 'treatment_consent_missing' })
  for (const [place, consent] of consents.entries())
    for (const { field, code } of consentProblems(consent, today))
      problems.push({ field: `consents.${place}.${field}`, code })
  return problems
}
