/** Somebody of a backup who may stand in for a restore. */
interface Person {
  readonly keyholderId: number | null
  readonly staffId: number | null
}

interface Loss {
  readonly readable: boolean
  readonly otherRegister: boolean
  readonly newestSequence: number | null
  readonly lines: number | null
}

/**
 * Whether two people may bring a register back: a keyholder and somebody else who is a keyholder or a manager, at
 * least one of them of the staff, so that the ledger can name them (decisions.md, *People, acts, second person*).
 * @returns why not, or null
 */
export function restoreHandsProblem(
  { people, openedBy }: { readonly people: readonly Person[]; readonly openedBy: number | null },
  first: { readonly person: number; readonly isNew: boolean },
  second: { readonly person: number; readonly isNew: boolean },
): 'restore_not_theirs' | 'restore_same_person' | 'restore_no_keyholder' | 'restore_no_staff' | null {
  const [one, other] = [people[first.person], people[second.person]]
  if (!one || !other) return 'restore_not_theirs'
  if (first.person === second.person || (one.staffId !== null && one.staffId === other.staffId))
    return 'restore_same_person'
  if (one.keyholderId === null && other.keyholderId === null) return 'restore_no_keyholder'
  if (one.staffId === null && other.staffId === null) return 'restore_no_staff'
  // Whoever opened the backup with a passphrase is one of the two, and shows it with that passphrase.
  if (openedBy !== null && (first.person !== openedBy || first.isNew)) return 'restore_not_theirs'
  return null
}

/** The number that two people type where something would vanish: the backup's own, or the schema in a copy's name. */
export function numberToType({ sequence, schema }: { sequence: number | null; schema: number }): number {
  return sequence ?? schema
}

/**
 * Whether a restore would take something away, or cannot say that it would not: then it asks a second time.
 * @param sequence the backup's number; null for a copy, which has none to compare
 */
export function vanishes(loss: Loss | null, sequence: number | null): boolean {
  if (loss === null) return false
  return (
    !loss.readable ||
    loss.otherRegister ||
    (loss.lines ?? 1) > 0 ||
    (sequence !== null && (loss.newestSequence ?? 0) > sequence)
  )
}
