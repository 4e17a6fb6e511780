import type { z } from 'zod'
import type { CardRevocationReason } from '../../shared/records/card.ts'
import type { Instant } from '../../shared/records/time.ts'
import type { Reader } from './connection.ts'
import { oneOf, rowOf, rowsOf } from './rows.ts'

export interface CardStored {
  id: number
  clientId: number
  registerNumber: number
  cardNumber: number
  at: Instant
  revokedFor: z.infer<typeof CardRevocationReason> | null
  revokedAt: Instant | null
}

const CARD = `SELECT c.id, c.client_id, p.register_number, c.card_number, c.at,
    r.reason AS revoked_for, r.at AS revoked_at
  FROM card c JOIN client p ON p.id = c.client_id
  LEFT JOIN card_revocation r ON r.card_id = c.id`

export function cardById(db: Reader, id: number): CardStored | undefined {
  return rowOf(db, `${CARD} WHERE c.id = ?`, id)
}

export function cardByNumber(db: Reader, cardNumber: number): CardStored | undefined {
  return rowOf(db, `${CARD} WHERE c.card_number = ?`, cardNumber)
}

/** The newest first. */
export function cardsOf(db: Reader, clientId: number): CardStored[] {
  return rowsOf(db, `${CARD} WHERE c.client_id = ? ORDER BY c.id DESC`, clientId)
}

/** Whether a number was ever given out, revoked or not. */
export function isCardNumberUsed(db: Reader, cardNumber: number): boolean {
  return oneOf(db, 'SELECT 1 FROM card WHERE card_number = ?', cardNumber) !== undefined
}
