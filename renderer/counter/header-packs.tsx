import { createPortal } from 'react-dom'
import type { Board } from '../../shared/contract/dose-views.ts'
import { words } from '../words/index.ts'
import classes from './counter.module.css'

const say = words.counter

/** Batches of the day, in the header between the day and who observes: asked once, shown all morning. */
export function HeaderPacks({ packs }: { packs: Board['packs'] }) {
  const slot = document.getElementById('header-slot')
  if (!slot) return null
  return createPortal(
    <div className={classes.packs}>
      <Packs packs={packs} />
    </div>,
    slot,
  )
}

export function Packs({ packs }: { packs: Board['packs'] }) {
  if (packs.length === 0) return <span>{say.noPacks}</span>
  return packs.map((pack) => (
    <span key={`${pack.drug} ${pack.strengthMicrograms}`} className="ost-nowrap">
      {say.pack(pack)}
    </span>
  ))
}
