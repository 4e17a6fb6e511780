import { createPortal } from 'react-dom'
import type { Board } from '../../shared/contract/dose-views.ts'
import { useSignedIn } from '../ui/session-context.tsx'
import { words } from '../words/index.ts'
import classes from './counter.module.css'

const say = words.counter

/** Batches of the day and who observes, in the header beside the day: asked once, shown all morning. */
export function HeaderPacks({ packs }: { packs: Board['packs'] }) {
  const { name } = useSignedIn()
  const slot = document.getElementById('header-slot')
  if (!slot) return null
  return createPortal(
    <div className={classes.packs}>
      {packs.length === 0 && <span>{say.noPacks}</span>}
      {packs.map((pack) => (
        <span key={`${pack.drug} ${pack.strengthMicrograms}`} className="ost-nowrap">
          {say.pack(words.stock.strength(pack), pack.batchNumber)}
        </span>
      ))}
      <span className="ost-nowrap">{say.observer(name)}</span>
    </div>,
    slot,
  )
}
