import type { Board, CounterDose } from '../../shared/contract/dose-views.ts'
import type { Standing } from './use-counter.ts'

/** Doses that a void may mean, the likeliest first: the client's on the screen, then the last five. */
export function voidChoices(board: Board, standing: Standing | null): CounterDose[] {
  const own = standing ? [...(standing.at.open ? [standing.at.open] : []), ...standing.at.lastDoses] : []
  const all = [...own, ...board.lastFive].filter(({ voiding }) => voiding !== 'no')
  return all.filter((dose, place) => all.findIndex(({ id }) => id === dose.id) === place)
}
