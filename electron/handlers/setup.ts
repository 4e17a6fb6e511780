import { OfficeCard } from '../../shared/records/card-files.ts'
import { newSiteProblems } from '../../shared/rules/new-site.ts'
import { passphraseProblems } from '../../shared/rules/passphrase.ts'
import { pinProblem } from '../../shared/rules/pin-policy.ts'
import { createRegister } from '../create-register.ts'
import { InvalidInput, invalid, refuse } from '../refusal.ts'
import { isThere, registerFiles } from '../register-files.ts'
import type { Session } from '../session.ts'
import { siteCardOf } from '../site-card.ts'
import { fingerprint } from '../vault/fingerprint.ts'
import { generatePassphrase } from '../vault/passphrase.ts'
import { isRecipient } from '../vault/private-envelope.ts'
import { anyone, signedIn } from './base.ts'
import { requirePlaceAtDoor } from './door-places.ts'
import { forgetKeysOf, keysFor, makeKeysOf, readKeysOf } from './office-setup-keys.ts'

export const setup = {
  passphrase: anyone.setup.passphrase.handler(() => ({ passphrase: generatePassphrase() })),

  readOfficeCard: anyone.setup.readOfficeCard.handler(({ input }) => withPrints(officeCardFrom(input.text))),

  makeOfficeKeys: anyone.setup.makeOfficeKeys.handler(async ({ input, context: { session } }) => {
    requireNoRegister(session)
    requirePlaceAtDoor(session, input.folder)
    return withPrints(await makeKeysOf(session, input.folder, input.name))
  }),

  readOfficeKeys: anyone.setup.readOfficeKeys.handler(async ({ input, context: { session } }) => {
    requireNoRegister(session)
    requirePlaceAtDoor(session, input.folder)
    return withPrints(await readKeysOf(session, input.folder))
  }),

  create: anyone.setup.create.handler(async ({ input, context: { session } }) => {
    requireNoRegister(session)
    const problems = [
      ...newSiteProblems(input),
      ...input.staff.flatMap(({ pin }, index) => {
        const code = pinProblem(pin)
        return code ? [{ field: `staff.${index}.pin`, code }] : []
      }),
      ...input.keyholders.flatMap(({ passphrase }, index) =>
        passphraseProblems(passphrase).map((problem) => ({
          field: `keyholders.${index}.passphrase`,
          code: typeof problem === 'string' ? problem : 'weak_passphrase',
        })),
      ),
    ]
    if (problems.length > 0) throw new InvalidInput(problems)
    if (!isZone(input.timeZone)) return invalid('timeZone', 'unknown_time_zone')
    const keys = input.kind === 'office' ? keysFor(session, input.officeCard) : null
    session.opened(await createRegister(session.profileFolder, input, session.clock, keys))
    forgetKeysOf(session)
    return session.state()
  }),

  siteCard: signedIn.setup.siteCard.handler(({ context: { register } }) => siteCardOf(register)),
}

function requireNoRegister(session: Session): void {
  if (session.register() || isThere(registerFiles(session.profileFolder))) refuse('register_exists')
}

const withPrints = (card: OfficeCard) => ({
  card,
  fingerprints: {
    ageA: fingerprint(card.ageA),
    ageB: fingerprint(card.ageB),
    ed25519: fingerprint(Buffer.from(card.ed25519, 'base64')),
  },
})

function officeCardFrom(text: string): OfficeCard {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return invalid('officeCard', 'not_an_office_card')
  }
  const card = OfficeCard.safeParse(value)
  if (!card.success || !isRecipient(card.data.ageA) || !isRecipient(card.data.ageB))
    return invalid('officeCard', 'not_an_office_card')
  return card.data
}

function isZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return true
  } catch {
    return false
  }
}
