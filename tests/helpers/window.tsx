import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, configure, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { type ReactNode, useState } from 'react'
import { App } from '../../renderer/app.tsx'
import { connect, newQueryClient } from '../../renderer/call.ts'
import { KeyProvider } from '../../renderer/ui/keys.tsx'
import { cssVariables, theme } from '../../renderer/ui/theme.ts'
import { type Clinic, PINS, STAFF, type StaffName } from './clinic.ts'

// Passphrases and PINs are stretched for real behind these screens.
configure({ asyncUtilTimeout: 15_000, getElementError: (message) => new Error(message ?? '') })

/** What jsdom lacks and the component library asks for; a window has all of it. */
function layOutWindow(): void {
  window.matchMedia ??= (query) =>
    ({
      matches: false,
      media: query,
      addEventListener: () => {},
      removeEventListener: () => {},
      addListener: () => {},
      removeListener: () => {},
    }) as unknown as MediaQueryList
  window.ResizeObserver ??= class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  }
  window.scrollTo = () => {}
  Element.prototype.scrollIntoView ??= () => {}
}

/** As tests/helpers/clinic.ts names them. */
const NAMES: Record<StaffName, string> = {
  manager: 'Zothanpuii',
  doctor: 'Dr Lalnunmawia',
  nurse: 'Ramdini',
  otherNurse: 'Hmingthanga',
  counsellor: 'Vanlalruati',
}

/** A keyboard with function keys, which the driver's own lacks. */
const row = (count: number, make: (index: number) => { key: string; code: string }) =>
  Array.from({ length: count }, (_, index) => make(index))
const letter = (index: number) => String.fromCharCode(97 + index)
const KEYBOARD = [
  ...row(26, (index) => ({ key: letter(index), code: `Key${letter(index).toUpperCase()}` })),
  ...row(10, (index) => ({ key: String(index), code: `Digit${index}` })),
  ...row(24, (index) => ({ key: `F${index + 1}`, code: `F${index + 1}` })),
  ...['Enter', 'Tab', 'Escape', 'Backspace', 'Delete', 'Home', 'End', 'PageUp', 'PageDown'].map((key) => ({
    key,
    code: key,
  })),
  ...['Up', 'Down', 'Left', 'Right'].map((to) => ({ key: `Arrow${to}`, code: `Arrow${to}` })),
  { key: 'Alt', code: 'AltLeft' },
  { key: 'Control', code: 'ControlLeft' },
  { key: 'Shift', code: 'ShiftLeft' },
  { key: ' ', code: 'Space' },
]

type Callable = (input: unknown, options: unknown) => Promise<unknown>

/** Lets the calls of the window go to this clinic, as they do in the program, but for the preload. */
function connectTo(clinic: Clinic): void {
  connect({
    call: (path, input, options) => {
      const called = path.reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], clinic.call)
      return (called as Callable)(input, { signal: options.signal })
    },
  })
}

function Surroundings({ children }: { children: ReactNode }) {
  const [queries] = useState(newQueryClient)
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} env="test">
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </MantineProvider>
  )
}

/** Shows one part of the kit by itself; with a clinic, its calls go there. `scan` types as fast as a scanner. */
export function showPart(part: ReactNode, clinic?: Clinic) {
  layOutWindow()
  if (clinic) connectTo(clinic)
  const shown = render(part, {
    wrapper: ({ children }) => (
      <Surroundings>
        <KeyProvider>{children}</KeyProvider>
      </Surroundings>
    ),
  })
  const scanner = userEvent.setup({ keyboardMap: KEYBOARD, delay: null })
  return {
    ...shown,
    screen,
    user: userEvent.setup({ keyboardMap: KEYBOARD }),
    scan: (digits: string, prefix = '') => scanner.keyboard(`${prefix}${digits}{Enter}`),
    close: () => cleanup(),
  }
}

/** Shows the whole window over a clinic's real handlers, at `at` (`/counter`). */
export function openWindowOn(clinic: Clinic, { at = '/' }: { at?: string } = {}) {
  layOutWindow()
  location.hash = at
  connectTo(clinic)
  const shown = render(<App />, { wrapper: Surroundings })
  const user = userEvent.setup({ keyboardMap: KEYBOARD })
  return {
    ...shown,
    user,
    screen,
    /** As a person does it: name tile, six digits. */
    signIn: async (who: StaffName) => {
      await user.click(await screen.findByRole('button', { name: new RegExp(`^${NAMES[who]}`) }))
      await user.keyboard(PINS[STAFF[who] - 1] ?? '')
    },
    close: () => cleanup(),
  }
}
