import type { Drug } from '../records/product.ts'
import type { MedicineAlert } from '../records/rule-pack-lines.ts'

/**
 * What the pack says of a medicine as somebody wrote it (`Tab. Rifampicin 450`), for the drug that the client gets;
 * of a client without one, for any. Letters alone are compared, word by word from the beginning, so that a strength
 * or a tail changes nothing. The grave ones first.
 */
export function alertsFor(
  written: string,
  alerts: readonly MedicineAlert[],
  drug: Drug | null,
): MedicineAlert[] {
  const text = ` ${plain(written)}`
  return alerts
    .filter(({ drugs }) => drug === null || drugs.includes(drug))
    .filter(({ medicine, alsoCalled }) =>
      [medicine, ...alsoCalled].some((name) => text.includes(` ${plain(name)}`)),
    )
    .toSorted((a, b) => Number(b.level === 'review') - Number(a.level === 'review'))
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim()
