import type { Role } from '../records/staff.ts'
import { care, counter, everyone, may, type Permission, type Second, type Stage } from './permission.ts'

export type { Second, Stage } from './permission.ts'

/**
 * The table "People, acts, second person" of the design, as data. Every call of the contract names its act
 * here; a call without one does not compile.
 */
export const ACTS = {
  'session.see': may('anyone', 'none'),
  'session.open': may('anyone', 'none'),
  'session.sign_in': may('anyone', 'open'),
  'session.leave': may('anyone', 'none'),
  'session.panic': may('anyone', 'none'),
  'register.create': may('anyone', 'none'),
  /** At the bare PC nobody can sign in yet: the handler proves two people. */
  'register.restore': may('anyone', 'none', 'always'),
  'staff.pin_after_restore': may('anyone', 'open'),

  'day.open': may(['nurse', 'doctor', 'manager', 'counsellor', 'data'], 'staff'),
  'day.close': may(['nurse', 'doctor', 'manager'], 'day'),
  'day.see': may(everyone, 'staff'),
  /** Two keyholders set the clock right: the manager, and another by passphrase. */
  'clock.reset': may(['manager'], 'staff', 'always'),
  'closure.mark': may(['nurse', 'doctor', 'manager'], 'staff'),
  'closure.mark_past': may(['nurse', 'manager'], 'staff', 'owed'),

  'staff.see': may(everyone, 'staff'),
  'staff.add': may(['manager'], 'staff'),
  'staff.disable': may(['manager'], 'staff'),
  'staff.reset_pin': may(['manager'], 'staff'),
  'staff.enable_pin': may('anyone', 'open'),
  'staff.relief': may(everyone, 'staff'),
  'staff.leave': may(['manager'], 'staff'),
  'staff.own_pin': may(everyone, 'staff'),
  'keyholder.change': may(['manager'], 'staff', 'always'),
  'countersign.see': may(everyone, 'staff'),
  'countersign.give': may(everyone, 'staff'),
  'draft.keep': may(everyone, 'staff'),

  'client.find': may(care, 'staff'),
  'client.see': may(care, 'staff'),
  /** Opens a restricted record: of the staff or their families. Never one's own. */
  'client.see_restricted': may(['doctor', 'manager'], 'staff'),
  'client.restrict': may(['doctor', 'manager'], 'day'),
  'client.enrol': may(care, 'day'),
  'client.correct': may(care, 'day'),
  'client.consent': may(care, 'day'),
  'client.photo': may(care, 'day'),
  'client.card': may(care, 'day'),
  'episode.open': may(care, 'day'),
  'episode.close': may(care, 'day'),
  'care.see': may(care, 'staff'),
  'absence.record': may(care, 'day'),
  'overdose.record': may(care, 'day'),
  'death.report': may(care, 'day'),
  'death.decide': may(['doctor'], 'day'),
  'kit.answer': may(care, 'day'),
  'pregnancy.ask': may(['nurse', 'counsellor', 'doctor'], 'day'),
  'medicine.write': may(['nurse', 'counsellor', 'doctor'], 'day'),
  'medicine.review': may(['doctor'], 'staff'),
  /** *Speak to the doctor before dosing*: by register number, so that outreach needs no record. */
  'safety.place': may(['counsellor', 'outreach'], 'staff'),
  'safety.read': may(['doctor'], 'staff'),
  'letter.write': may(care, 'day'),
  'client.own_record': may(care, 'staff'),
  'care.take_back': may(care, 'day'),
  'bring_over.see': may(care, 'staff'),
  'bring_over.save': may(['nurse', 'manager', 'doctor'], 'day'),
  'bring_over.sign': may(['doctor'], 'day'),

  'order.see': may(care, 'staff'),
  'order.write': may(['doctor'], 'day'),
  'order.telephone': may(['nurse'], 'day'),
  'order.countersign': may(['doctor'], 'staff'),
  'order.end': may(['doctor'], 'day'),
  'hold.place': may(counter, 'day'),
  'hold.release': may(['doctor'], 'day'),
  'work_list.see': may(['doctor', 'manager'], 'staff'),
  'rules.see': may(care, 'staff'),
  'rules.sign': may(['doctor'], 'staff'),
  'rules.replay': may(['doctor'], 'staff'),

  'dose.see': may(counter, 'day'),
  'dose.record': may(counter, 'day'),
  'dose.void_own': may(counter, 'day'),
  'dose.void': may(['nurse', 'doctor', 'manager'], 'day', 'owed'),
  'dose.incident': may(counter, 'day'),
  'induction.assess': may(counter, 'day'),
  /** At either's counter, with the doctor's own PIN, which the handler proves. */
  're_dose.order': may(counter, 'day'),
  'diversion.suspect': may(counter, 'day'),
  'diversion.review': may(['doctor'], 'staff'),
  'today.see': may(care, 'staff'),
  'take_home.see': may(care, 'staff'),
  'take_home.issue': may(counter, 'day'),
  'take_home.return': may(counter, 'day', 'owed'),
  'closure.list_see': may(care, 'staff'),
  'closure.list_sign': may(['doctor'], 'day'),

  'passport.see': may([...counter, 'manager'], 'staff'),
  'passport.issue': may(counter, 'day'),
  /** Brought back: whoever stands at the counter. Lost: a doctor's PIN besides. */
  'passport.end': may(counter, 'day'),
  'passport.report': may(counter, 'day'),
  'guest.see': may([...counter, 'manager'], 'staff'),
  'guest.receive': may(counter, 'day'),
  'guest.leave': may(counter, 'day'),
  'sites.see': may(care, 'staff'),
  'sites.import': may(['manager'], 'staff'),

  'stock.see': may([...counter, 'manager', 'inspector'], 'staff'),
  'stock.receive': may(['nurse', 'manager'], 'day'),
  'stock.opening': may(['nurse', 'manager'], 'day', 'owed'),
  'stock.open_pack': may(counter, 'day'),
  'stock.waste': may(['nurse', 'manager'], 'day', 'owed'),
  'stock.adjust': may(['nurse', 'manager'], 'day', 'owed'),
  'stock.transfer': may(['nurse', 'manager'], 'day', 'owed'),

  'box.see': may(['nurse', 'doctor', 'counsellor', 'manager', 'inspector'], 'staff'),
  'box.open': may(['nurse', 'manager'], 'day'),
  'box.fill': may(['nurse', 'manager'], 'day', 'owed'),
  'box.waste': may(['nurse', 'manager'], 'day', 'owed'),
  'box.count': may(['nurse', 'manager'], 'day', 'owed'),
  'box.close': may(['nurse', 'manager'], 'day'),

  'naloxone.see': may([...care, 'outreach', 'inspector'], 'staff'),
  'naloxone.receive': may(['nurse', 'manager'], 'day'),
  'naloxone.give': may([...care, 'outreach'], 'day'),
  'naloxone.write_off': may(['nurse', 'manager'], 'day'),

  'inspection.see': may(['inspector', 'manager'], 'staff'),
  'inspection.open': may(['manager'], 'staff'),
  'count.see': may([...counter, 'manager', 'inspector'], 'staff'),
  'count.record': may(['nurse', 'manager'], 'day', 'owed'),
  'count.skip': may(['nurse', 'manager', 'doctor'], 'day', 'owed'),
  'sheet.see': may([...counter, 'manager', 'inspector'], 'staff'),
  'sheet.make': may(['nurse', 'doctor', 'manager'], 'day'),

  'session.list': may(['counsellor', 'doctor', 'nurse', 'manager'], 'staff'),
  'session.write': may(['counsellor'], 'day'),
  'note.read': may(['counsellor', 'doctor'], 'staff'),
  'note.break_glass': may(['doctor'], 'staff'),
  'relative.see': may(['counsellor'], 'staff'),
  'relative.write': may(['counsellor'], 'day'),
  'appointment.see': may(care, 'staff'),
  'appointment.write': may(care, 'day'),
  /** Outreach sees whom they themselves agreed to meet, by number alone. */
  'my_day.see': may(['counsellor', 'outreach'], 'staff'),
  'plan.read': may(['counsellor', 'doctor'], 'staff'),
  'plan.write': may(['counsellor'], 'day'),
  'scale.read': may(['counsellor', 'doctor'], 'staff'),
  'scale.write': may(['counsellor'], 'day'),

  /** Counts alone, but for counsellors, who see who is a member by register number. */
  'group.see': may(['counsellor', 'outreach', 'manager'], 'staff'),
  'group.write': may(['counsellor'], 'day'),
  'group.read': may(['counsellor'], 'staff'),

  'service.see': may([...care, 'outreach'], 'staff'),
  'service.write': may([...care, 'outreach'], 'day'),
  /** Whole periods, by register number where a row opens. */
  'service.count': may([...care, 'data'], 'staff'),
  'health.see': may(care, 'staff'),
  'health.void': may(['nurse', 'counsellor', 'doctor'], 'day'),
  'abscess.write': may(['nurse', 'counsellor', 'doctor'], 'day'),
  'sti.write': may(counter, 'day'),
  'sti.read': may(counter, 'staff'),
  'test.write': may(['nurse', 'counsellor', 'doctor'], 'day'),
  /** Results: the doctor, and a counsellor while the consent to that test stands, which the handler asks. */
  'test.result': may(['counsellor', 'doctor'], 'day'),
  'test.read': may(['counsellor', 'doctor'], 'staff'),

  'camp.see': may(care, 'staff'),
  'camp.write': may(care, 'day'),
  'detox.see': may(care, 'staff'),
  'detox.write': may(['nurse', 'counsellor', 'doctor'], 'day'),
  /** Who is stopped before a detoxification is the doctor's to decide. */
  'detox.decide': may(['doctor'], 'day'),
  'detox.medicate': may(counter, 'day'),

  /** By register number and landmark; the client's own page is for those in care. */
  'follow_up.see': may(['outreach', 'counsellor', 'nurse', 'doctor'], 'staff'),
  'follow_up.client': may(care, 'staff'),
  'follow_up.write': may(['outreach', 'counsellor', 'nurse'], 'day'),
  'follow_up.count': may([...care, 'outreach', 'data'], 'staff'),
  'referral.see': may([...care, 'outreach'], 'staff'),
  'referral.write': may(['outreach', 'counsellor', 'nurse', 'doctor'], 'day'),
  'referral.result': may(['counsellor', 'doctor'], 'day'),
  'referral.read_result': may(['counsellor', 'doctor'], 'staff'),
  'place.write': may(['outreach', 'counsellor', 'nurse', 'manager'], 'staff'),
  'rehabilitation.see': may(care, 'staff'),
  'rehabilitation.write': may(['counsellor', 'nurse'], 'day'),
  /** Skill training and work are services: outreach writes them by register number, and sees no stay in the house. */
  'training.see': may([...care, 'outreach'], 'staff'),
  'training.write': may(['outreach', 'counsellor', 'nurse'], 'day'),

  /** Counts and lists by register number, without names (the table's *reports without names*); a doctor reads along. */
  'report.see': may(['manager', 'data', 'doctor', 'office'], 'staff'),
  /** Backups, drills and reports without names are the manager's and the data person's (the design's table). */
  'export.see': may(['manager', 'data', 'office'], 'staff'),
  'export.make': may(['manager', 'data', 'office'], 'staff'),
  /** Names never leave without two people: the manager, and another keyholder by passphrase. */
  'names.export': may(['manager'], 'staff', 'always'),
  'dhis2.see': may(['manager', 'data', 'office'], 'staff'),
  'dhis2.change': may(['manager', 'data', 'office'], 'staff'),
  /** Anybody in care may prepare a month; who answers for the clinic approves it, and never their own. */
  'return.see': may([...care, 'data'], 'staff'),
  'return.prepare': may([...care, 'data'], 'staff'),
  'return.approve': may(['manager', 'doctor'], 'staff'),
  'return.send': may(['manager', 'data', 'doctor'], 'staff'),
  /** Double enrolment: tokens out, a key and hold lists in. */
  'enrolment.see': may(care, 'staff'),
  'enrolment.take_in': may(['manager'], 'staff'),
  'enrolment.export': may(['manager'], 'staff'),
  'enrolment.leave_out': may(care, 'staff'),
  'enrolment.answer': may(['doctor', 'manager'], 'staff'),

  /** Any question over the views of reports, by register number; what the house may ask is kept for all who ask. */
  'question.ask': may(['manager', 'data'], 'staff'),
  'question.keep': may(['manager', 'data'], 'staff'),
  'stopwatch.see': may(['manager'], 'staff'),
  'downtime.see': may([...counter, 'manager'], 'staff'),
  'downtime.make': may([...counter, 'manager'], 'staff'),
  'downtime.enter': may(counter, 'day'),
  'downtime.enter_incident': may(counter, 'day', 'owed'),

  'paper.print': may(everyone, 'staff'),
  /** Whoever makes one of the standing books; which of them, the handler asks by the lines below. */
  'book.make': may([...care, 'data', 'inspector'], 'staff'),
  'book.doses': may([...counter, 'manager', 'data'], 'staff'),
  /** More than one day at once. */
  'book.doses_long': may(['manager', 'data'], 'staff'),
  'book.narcotic': may([...counter, 'manager', 'data', 'inspector'], 'staff'),
  'book.counselling': may(['counsellor', 'manager', 'data'], 'staff'),
  'book.follow_up': may(['counsellor', 'nurse', 'manager', 'data'], 'staff'),
  'book.client_card': may(care, 'staff'),
  'setting.see': may(everyone, 'staff'),
  'setting.change': may(['manager'], 'staff'),

  'ledger.see': may(['manager', 'inspector', 'doctor'], 'staff'),
  'home.see': may(everyone, 'staff'),
  'backup.see': may(['manager', 'data', 'office'], 'staff'),
  'backup.make': may(['manager', 'data', 'office'], 'staff'),

  /** The regional office; at a site the handlers refuse. */
  'office.see': may(['manager', 'office', 'data'], 'staff'),
  'office.card': may(['manager', 'office'], 'staff'),
  'office.place': may(['manager', 'office'], 'staff'),
  'office.import': may(['manager', 'office'], 'staff'),
  'office.receipt': may(['manager', 'office'], 'staff'),
  'office.findings': may(['manager', 'office'], 'staff'),
  'office.cases_see': may(['manager', 'office'], 'staff'),
  'office.token_key': may(['manager', 'office'], 'staff'),
  'office.tokens': may(['manager', 'office'], 'staff'),
  'office.hold_lists': may(['manager', 'office'], 'staff'),
  /** One person at two sites, or not: always two. */
  'office.decide': may(['manager', 'office'], 'staff', 'always'),
} as const satisfies Record<string, Permission>

export type Act = keyof typeof ACTS

export type MayVerdict =
  | { allowed: true; second: Second }
  | { allowed: false; why: 'role' | 'stage' | 'own_record' | 'same_person'; needs: Stage }

export interface MayFacts {
  readonly stage: Stage
  readonly role: Role | null
  /** The act is about the actor's own record: nobody orders, doses or counts for themselves. */
  readonly ownRecord?: boolean
}

const ORDER: readonly Stage[] = ['none', 'open', 'staff', 'day']

/** Who may do what: the one place. Source: design table "People, acts, second person". */
export function whoMay(act: Act, facts: MayFacts): MayVerdict {
  const permission: Permission = ACTS[act]
  if (ORDER.indexOf(facts.stage) < ORDER.indexOf(permission.stage))
    return { allowed: false, why: 'stage', needs: permission.stage }
  if (permission.roles !== 'anyone' && (facts.role === null || !permission.roles.includes(facts.role)))
    return { allowed: false, why: 'role', needs: permission.stage }
  if (facts.ownRecord === true) return { allowed: false, why: 'own_record', needs: permission.stage }
  return { allowed: true, second: permission.second }
}
