/** The acts of services and health, as the ledger says them; what is sealed stays unsaid. */
export const serviceActs: Readonly<Record<string, string>> = {
  'service.write': 'wrote a contact down',
  'service.void': 'took a contact back',
  'abscess.open': 'began the care of an abscess',
  'abscess.visit': 'dressed an abscess',
  'health.write': 'wrote a sealed health record',
  'health.read': 'read a sealed health record',
  'health.void': 'took a health entry back',
  'test.write': 'wrote a test down',
  'test.result': 'wrote a sealed result',
  'test.talk': 'wrote the talk after a result down',
}

export const serviceTables: Readonly<Record<string, string>> = {
  abscess: 'abscess',
  abscess_end: 'end of an abscess',
  abscess_visit: 'dressing of an abscess',
  contact_service: 'service',
  health_record: 'health record',
  health_test: 'test',
  health_test_result: 'sealed result',
  health_test_talk: 'talk after a result',
  service_contact: 'contact',
  service_void: 'taken-back health entry',
}
