import { ipcRenderer } from 'electron'

type Ports = NonNullable<Parameters<typeof ipcRenderer.postMessage>[2]>

/** The one part of the page's own world that this file touches; the machine side has no DOM types. */
declare const window: {
  addEventListener(
    kind: 'message',
    listener: (event: { source: unknown; data: unknown; ports: Ports }) => void,
  ): void
}

/**
 * Knows no feature: the page makes a channel, and one end of it travels to the server side, which checks once
 * who sent it. Every call of the contract goes through that channel.
 */
window.addEventListener('message', (event) => {
  const [port] = event.ports
  if (event.source !== window || event.data !== 'ost-register:connect' || !port) return
  ipcRenderer.postMessage('ost-register:connect', null, [port])
})
