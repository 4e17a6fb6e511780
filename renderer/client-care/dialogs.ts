import type { AbsenceView, DeathView, MedicineView, SafetyFlagView } from '../../shared/contract/care.ts'
import type { TakenBack } from '../../shared/records/care-answer.ts'

/** Which box lies above the Care page. */
export type CareBox =
  | { box: 'away' | 'overdose' | 'kit' | 'pregnancy' | 'medicine' | 'death' | 'letter' | 'own' }
  | { box: 'dosing' | 'back'; absence: AbsenceView }
  | { box: 'stop'; medicine: MedicineView }
  | { box: 'confirm' | 'error'; death: DeathView }
  | { box: 'read'; flag: SafetyFlagView }
  | { box: 'release'; holdId: number; overdose: boolean }
  | { box: 'take_back'; subject: TakenBack['subject']; rowId: number }

export interface PartProps {
  open: (box: CareBox) => void
  /** Whether anything may be written now. */
  mayWrite: boolean
}
