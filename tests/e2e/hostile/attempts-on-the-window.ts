import type { Attempt } from './attempts.ts'

/** Leaving the page, or opening another. Seen by the window's address, by the number of windows, by the server. */
export const navigation: Record<string, Attempt> = {
  'location.href': ({ http }) => {
    location.href = `${http}/href`
  },
  'location.assign': ({ http }) => location.assign(`${http}/assign`),
  'location.replace': ({ http }) => location.replace(`${http}/replace`),
  'a link': ({ http }) => {
    document.body.insertAdjacentHTML('beforeend', `<a id="plain" href="${http}/link">x</a>`)
    document.getElementById('plain')?.click()
  },
  'a link into a new window': ({ http }) => {
    document.body.insertAdjacentHTML('beforeend', `<a id="blank" target="_blank" href="${http}/blank">x</a>`)
    document.getElementById('blank')?.click()
  },
  'a refresh that the page asks for': ({ http }) => {
    document.head.insertAdjacentHTML(
      'beforeend',
      `<meta http-equiv="refresh" content="0; url=${http}/refresh">`,
    )
  },
  'the navigation API': ({ http }) => {
    const { navigation } = window as unknown as {
      navigation: { navigate(url: string): { finished: Promise<void> } }
    }
    return navigation.navigate(`${http}/navigation`).finished
  },
  'another origin in the history': ({ http }) => {
    history.pushState(null, '', `${http}/history`)
    return true
  },
  'a new window': ({ http }) => window.open(`${http}/open`) !== null,
  'a new window without opener': ({ http }) => void window.open(`${http}/noopener`, '_blank', 'noopener'),
  'an empty new window': () => window.open('about:blank') !== null,
  'a new window of our own page': () => window.open('/index.html') !== null,
  'a document from data:': () => {
    location.href = 'data:text/html,<h1>elsewhere</h1>'
  },
  'a document from blob:': () => {
    location.href = URL.createObjectURL(new Blob(['<h1>elsewhere</h1>'], { type: 'text/html' }))
  },
  'the source of the page': () => {
    location.href = `view-source:${location.href}`
  },
  "Chromium's own pages": () => {
    location.href = 'chrome://gpu'
  },
  'the developer tools': () => {
    location.href = 'devtools://devtools/bundled/inspector.html'
  },
  'a mail program': () => {
    location.href = 'mailto:someone@example.org?body=names'
  },
  'another program': () => {
    window.open('ms-settings:privacy')
  },
  'a download': () => {
    const names = URL.createObjectURL(new Blob(['client names']))
    document.body.insertAdjacentHTML(
      'beforeend',
      `<a id="download" download="names.txt" href="${names}">x</a>`,
    )
    document.getElementById('download')?.click()
  },
}

/** Files of this computer, and of the program, that are none of the page's. */
export const files: Record<string, Attempt> = {
  'a file by fetch': async ({ file }) => (await (await fetch(`file://${file}`)).text()).length > 0,
  'a file by XMLHttpRequest': ({ file }) => {
    const request = new XMLHttpRequest()
    request.open('GET', `file://${file}`, false)
    request.send()
    return request.responseText.length > 0
  },
  'a file as the page': ({ file }) => {
    location.href = `file://${file}`
  },
  'a file in an iframe': ({ file }) =>
    new Promise((resolve) => {
      const frame = Object.assign(document.createElement('iframe'), { src: `file://${file}` })
      frame.onload = () => resolve(frame.contentDocument?.body.textContent?.includes('canary') ?? false)
      document.body.append(frame)
    }),
  'a file in a new window': ({ file }) => window.open(`file://${file}`) !== null,
  "the machine side's code by fetch": async () => (await fetch('app://register/main.js')).ok,
  "the machine side's code as a script":
    '() => import(new URL("../main.js", location.href).href).then(() => true)',
  'a file above the window’s folder': async () => (await fetch('app://register/..%2f..%2fpackage.json')).ok,
  'our own page by fetch': async () => (await fetch('app://register/index.html')).ok,
  'another host of our scheme': async () => (await fetch('app://other/index.html')).ok,
  'a folder dialog of the page’s own': async () => {
    const { showDirectoryPicker } = window as unknown as { showDirectoryPicker(): Promise<unknown> }
    await showDirectoryPicker()
    return true
  },
  'the private file system': async () => {
    const folder = await navigator.storage.getDirectory()
    const file = await folder.getFileHandle('names', { create: true })
    const { createWritable } = file as unknown as { createWritable(): Promise<unknown> }
    await createWritable.call(file)
    return 'stays in memory'
  },
}
