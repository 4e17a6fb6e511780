import { z } from 'zod'
import { Id, Instant, Micrograms } from './time.ts'

/** `due`: printed ahead with who is expected; `given`: with the doses given so far; `blank`: to be filled by hand. */
export const SheetKind = z.enum(['due', 'given', 'blank'])
export type SheetKind = z.infer<typeof SheetKind>

/** A sheet of paper with room for 25 marks; its number is never used again. */
export const SignatureSheet = z.object({
  id: Id,
  clinicDayId: Id,
  number: z.number().int().positive(),
  kind: SheetKind,
  staffId: Id,
  at: Instant,
})
export type SignatureSheet = z.infer<typeof SignatureSheet>

/** One line that was printed with its number and amount. */
export const SignatureSheetRow = z.object({
  id: Id,
  signatureSheetId: Id,
  position: z.number().int().min(1).max(25),
  clientId: Id,
  slot: z.number().int().min(1).max(4),
  amountMicrograms: Micrograms,
  /** The dose, where it was given before the sheet was printed. */
  doseId: Id.nullable(),
})
export type SignatureSheetRow = z.infer<typeof SignatureSheetRow>

/** All marks of a day held against all doses handed out on it; of several the latest holds. */
export const MarkCount = z.object({
  id: Id,
  clinicDayId: Id,
  doses: z.number().int().min(0),
  marks: z.number().int().min(0),
  /** Why they differ, or why a sheet did not come back; null when all agrees. */
  reason: z.string().nullable(),
  staffId: Id,
  at: Instant,
})
export type MarkCount = z.infer<typeof MarkCount>

/** The marks on one sheet that came back. */
export const SheetMarks = z.object({
  id: Id,
  markCountId: Id,
  signatureSheetId: Id,
  marks: z.number().int().min(0).max(25),
})
export type SheetMarks = z.infer<typeof SheetMarks>
