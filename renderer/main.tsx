import '@fontsource-variable/noto-sans/index.css'
import '@fontsource-variable/noto-sans-bengali/index.css'
import '@fontsource-variable/noto-sans-devanagari/index.css'
import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './ui/shell.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { setNonce } from 'get-nonce'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { connectToServer, newQueryClient } from './call.ts'
import { cssVariables, theme } from './ui/theme.ts'

// The content policy lets only styles with this load's nonce in; both style writers need it before they start.
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''
setNonce(nonce)
connectToServer()

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      getStyleNonce={() => nonce}
      forceColorScheme="light"
    >
      <QueryClientProvider client={newQueryClient()}>
        <App />
      </QueryClientProvider>
    </MantineProvider>,
  )
}
