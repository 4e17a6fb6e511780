import type { Attempt } from './attempts.ts'

type Asking = Record<string, Record<string, (options?: unknown) => Promise<unknown>>>

/** Asking for what only a person may give. Each resolves with true when it was given. */
export const permissions: Record<string, Attempt> = {
  camera: () => navigator.mediaDevices.getUserMedia({ video: true }).then(() => true),
  microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }).then(() => true),
  'camera and microphone': () =>
    navigator.mediaDevices.getUserMedia({ video: true, audio: true }).then(() => true),
  'the names of the cameras': async () =>
    (await navigator.mediaDevices.enumerateDevices()).some(({ label }) => label !== ''),
  'the screen': () => navigator.mediaDevices.getDisplayMedia().then(() => true),
  'the place': () =>
    new Promise((resolve, reject) => {
      navigator.geolocation.getCurrentPosition(() => resolve(true), reject)
    }),
  notifications: async () => (await Notification.requestPermission()) === 'granted',
  'a notification': () => Notification.permission === 'granted',
  'what was copied': () => navigator.clipboard.readText().then(() => true),
  'to copy': () => navigator.clipboard.writeText('client names').then(() => true),
  'MIDI devices': () => navigator.requestMIDIAccess().then(() => true),
  'MIDI devices, raw': () => navigator.requestMIDIAccess({ sysex: true }).then(() => true),
  'USB devices': () =>
    (navigator as unknown as Asking).usb?.requestDevice?.({ filters: [] }).then(() => true),
  'serial ports': () => (navigator as unknown as Asking).serial?.requestPort?.().then(() => true),
  'input devices': () =>
    (navigator as unknown as Asking).hid
      ?.requestDevice?.({ filters: [] })
      .then((devices) => (devices as unknown[]).length > 0),
  'Bluetooth devices': () =>
    (navigator as unknown as Asking).bluetooth?.requestDevice?.({ acceptAllDevices: true }).then(() => true),
  'when the person is away': async () => {
    const { IdleDetector } = window as unknown as { IdleDetector: { requestPermission(): Promise<string> } }
    return (await IdleDetector.requestPermission()) === 'granted'
  },
  'the fonts of this computer': () => {
    const { queryLocalFonts } = window as unknown as { queryLocalFonts(): Promise<unknown[]> }
    return queryLocalFonts().then((fonts) => fonts.length > 0)
  },
  'to stay on the screen': () => navigator.wakeLock.request().then(() => true),
  'to keep its storage': () => navigator.storage.persist(),
  'the whole screen': () => document.documentElement.requestFullscreen().then(() => true),
  'the pointer': async () => {
    await document.body.requestPointerLock()
    return document.pointerLockElement !== null
  },
  'all keys': () => (navigator as unknown as Asking).keyboard?.lock?.().then(() => true),
  'to handle addresses': () => {
    navigator.registerProtocolHandler('web+names', `${location.origin}/%s`)
    return 'asks the person, and there is nobody to answer'
  },
  'to pay': async ({ http }) => {
    const total = { label: 'x', amount: { currency: 'INR', value: '1' } }
    return new PaymentRequest([{ supportedMethods: `${http}/pay` }], { total }).canMakePayment()
  },
  'a credential': () =>
    navigator.credentials
      .get({ publicKey: { challenge: new Uint8Array(32), timeout: 500 } })
      .then((credential) => credential !== null),
  'to show itself over other programs': () => {
    const { documentPictureInPicture } = window as unknown as Asking
    return documentPictureInPicture?.requestWindow?.().then(() => true)
  },
  'other screens': () => {
    const { getScreenDetails } = window as unknown as { getScreenDetails(): Promise<unknown> }
    return getScreenDetails().then(() => true)
  },
}
