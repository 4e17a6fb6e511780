import { useEffect } from 'react'
import { call } from '../call.ts'

const EVERY_MS = 15_000

/** Tells the server side that somebody is there, at most every 15 s; it alone decides when to lock. */
export function useTouch(): void {
  useEffect(() => {
    let told = 0
    const tell = () => {
      if (performance.now() - told < EVERY_MS && told > 0) return
      told = performance.now()
      call.session.touch().catch(() => undefined)
    }
    window.addEventListener('keydown', tell, true)
    window.addEventListener('pointerdown', tell, true)
    window.addEventListener('pointermove', tell, true)
    return () => {
      window.removeEventListener('keydown', tell, true)
      window.removeEventListener('pointerdown', tell, true)
      window.removeEventListener('pointermove', tell, true)
    }
  }, [])
}
