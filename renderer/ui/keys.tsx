import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useId,
  useMemo,
  useState,
} from 'react'
import { useHotkeys } from 'react-hotkeys-hook'

/** One act that a key does: what F1 shows. `keys` as react-hotkeys-hook writes them: `f6`, `alt+f8`. */
export interface KeyAct {
  keys: string
  label: string
  group: 'here' | 'everywhere' | 'go'
}

interface KeyBoard {
  acts: ReadonlyMap<string, KeyAct>
  add(id: string, act: KeyAct): () => void
  /** The layer that answers to keys now: a dialog above a screen silences the screen's keys. */
  top: number
  push(): () => void
}

const KeyContext = createContext<KeyBoard | null>(null)
const LayerContext = createContext(0)

function useKeyBoard(): KeyBoard {
  const board = useContext(KeyContext)
  if (!board) throw new Error('keys are used outside of the KeyProvider')
  return board
}

export function KeyProvider({ children }: { children: ReactNode }) {
  const [acts, setActs] = useState<ReadonlyMap<string, KeyAct>>(new Map())
  const [top, setTop] = useState(0)
  const add = useCallback((id: string, act: KeyAct) => {
    setActs((known) => new Map(known).set(id, act))
    return () =>
      setActs((known) => {
        const left = new Map(known)
        left.delete(id)
        return left
      })
  }, [])
  const push = useCallback(() => {
    setTop((depth) => depth + 1)
    return () => setTop((depth) => depth - 1)
  }, [])
  const board = useMemo<KeyBoard>(() => ({ acts, top, add, push }), [acts, top, add, push])
  return <KeyContext value={board}>{children}</KeyContext>
}

/** Around what lies above the screen: while it is shown, only keys inside of it work. */
export function KeyLayer({ children }: { children: ReactNode }) {
  const { push } = useKeyBoard()
  const layer = useContext(LayerContext) + 1
  useEffect(() => push(), [push])
  return <LayerContext value={layer}>{children}</LayerContext>
}

/**
 * Binds a key to an act and lists it under F1. Keys are physical: a Bengali layout changes nothing. They work
 * in fields too, which is why they are function keys and Alt chords only.
 */
export function useKey(
  keys: string,
  label: string,
  run: () => void,
  options: { group?: KeyAct['group']; enabled?: boolean; always?: boolean } = {},
): void {
  const { group = 'here', enabled = true, always = false } = options
  const { add, top } = useKeyBoard()
  const layer = useContext(LayerContext)
  const id = useId()
  useEffect(
    () => (enabled ? add(id, { keys, label, group }) : undefined),
    [add, id, keys, label, group, enabled],
  )
  useHotkeys(
    keys,
    run,
    {
      enabled: enabled && (always || layer >= top),
      enableOnFormTags: true,
      enableOnContentEditable: true,
      preventDefault: true,
      ignoreEventWhen: (event) => event.repeat,
    },
    [run],
  )
}

/** Whether the keys of the place that asks are heard now: nothing lies above it. */
export function useTopLayer(): boolean {
  return useContext(LayerContext) >= useKeyBoard().top
}

/** What F1 lists now. */
export function useKeyActs(): KeyAct[] {
  return [...useKeyBoard().acts.values()]
}

const NAMES: Record<string, string> = {
  alt: 'Alt',
  ctrl: 'Ctrl',
  shift: 'Shift',
  enter: 'Enter',
  escape: 'Esc',
  tab: 'Tab',
  pageup: 'Page Up',
  pagedown: 'Page Down',
}

/** `alt+f8` as it stands on the keyboard: Alt+F8. */
export function KeyHint({ keys }: { keys: string }) {
  return <kbd className="ost-key">{keyName(keys)}</kbd>
}

export const keyName = (keys: string): string =>
  keys
    .split('+')
    .map((part) => NAMES[part] ?? part.toUpperCase())
    .join('+')
