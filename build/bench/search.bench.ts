import { PINS, STAFF } from '../../tests/helpers/clinic.ts'
import { type Figure, figure, median } from './figures.ts'
import { handlersOver } from './handlers.ts'
import { largeRegister } from './large-register.ts'

/** What a nurse types, a letter more each time: names, what only sounds so, numbers, and what nobody is called. */
const TYPED = ['l', 'la', 'lalr', 'zo', 'zothan', 'rampuya', '98', '421', 'vansanga', 'xyzzy', 'ngur', 'mawi']

/** Search as you type among 5,000 clients, against one look through as many strings in memory. */
export async function searchBench(): Promise<Figure[]> {
  const large = await largeRegister(5_000, 5_000)
  try {
    const { call } = handlersOver(large.folder, large.register, large.clock)
    await call.session.signIn({ staffId: STAFF.nurse, pin: PINS[2] })
    const first = performance.now()
    await call.clients.search({ text: 'l' })
    const building = performance.now() - first
    const ours: number[] = []
    for (let round = 0; round < 20; round += 1)
      for (const text of TYPED) {
        const begun = performance.now()
        await call.clients.search({ text })
        ours.push(performance.now() - begun)
      }
    const names = Array.from({ length: 15_000 }, (_, index) => `name of client ${index} lalrinpuia`)
    const theirs = TYPED.flatMap((text) =>
      Array.from({ length: 20 }, () => {
        const begun = performance.now()
        names.filter((name) => name.includes(text))
        return performance.now() - begun
      }),
    )
    return [
      figure(
        'one typed letter among 5,000 clients',
        median(ours),
        'a bare look through 15,000 strings',
        median(theirs),
      ),
      figure('the first search after unlocking', building, 'one typed letter', median(ours)),
    ]
  } finally {
    large.register.close()
  }
}
