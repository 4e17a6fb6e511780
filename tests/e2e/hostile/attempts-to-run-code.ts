import type { Attempt } from './attempts.ts'

/** How code that runs says so. */
type Marked = { escaped?: boolean }

/** Turning text into code, or reaching the machine side from the page. */
export const code: Record<string, Attempt> = {
  eval: () => Reflect.get(window, 'eval')('true'),
  'new Function': () => new Function('return true')(),
  'an async Function': () => Object.getPrototypeOf(async () => {}).constructor('return true')(),
  'a timer with text': () =>
    new Promise((resolve) => {
      ;(setTimeout as (code: string) => void)('window.escaped = true')
      setTimeout(() => resolve((window as Marked).escaped === true), 100)
    }),
  'an inline script': () => {
    const script = document.createElement('script')
    script.textContent = 'window.escaped = true'
    document.body.append(script)
    return (window as Marked).escaped === true
  },
  'a script with a guessed nonce': () => {
    const script = document.createElement('script')
    script.nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''
    script.textContent = 'window.escaped = true'
    document.body.append(script)
    return (window as Marked).escaped === true
  },
  'an attribute': () =>
    new Promise((resolve) => {
      document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.escaped = true">')
      setTimeout(() => resolve((window as Marked).escaped === true), 150)
    }),
  'a javascript: link': () =>
    new Promise((resolve) => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<a id="code" href="javascript:window.escaped=true">x</a>',
      )
      document.getElementById('code')?.click()
      setTimeout(() => resolve((window as Marked).escaped === true), 150)
    }),
  'a javascript: address': () =>
    new Promise((resolve) => {
      location.href = 'javascript:window.escaped=true'
      setTimeout(() => resolve((window as Marked).escaped === true), 150)
    }),
  'a data: script': `() => import('data:text/javascript,export default 1').then(() => true)`,
  'a blob: script': `() => {
    const source = URL.createObjectURL(new Blob(['export default 1'], { type: 'text/javascript' }))
    return import(source).then(() => true)
  }`,
  'a blob: worker': () =>
    new Promise((resolve, reject) => {
      const source = URL.createObjectURL(new Blob(['postMessage(1)'], { type: 'text/javascript' }))
      const worker = new Worker(source)
      worker.onmessage = () => resolve(true)
      worker.onerror = () => reject(new Error('refused'))
    }),
  'a data: worker': () =>
    new Promise((resolve, reject) => {
      const worker = new Worker('data:text/javascript,postMessage(1)')
      worker.onmessage = () => resolve(true)
      worker.onerror = () => reject(new Error('refused'))
    }),
  'an iframe with a document of its own': () =>
    new Promise((resolve) => {
      const frame = document.createElement('iframe')
      frame.srcdoc = '<script>parent.escaped = true</script>'
      document.body.append(frame)
      setTimeout(() => resolve((window as Marked).escaped === true), 200)
    }),
  'a data: iframe': () =>
    new Promise((resolve) => {
      addEventListener('message', ({ data }) => resolve(data === 'escaped'))
      const frame = document.createElement('iframe')
      frame.src = 'data:text/html,<script>parent.postMessage("escaped", "*")</script>'
      document.body.append(frame)
    }),
  'document.write': () => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    frame.contentDocument?.write('<script>parent.escaped = true</script>')
    return (window as Marked).escaped === true
  },
  'a fresh realm without a policy': () => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const realm = frame.contentWindow as unknown as { eval(code: string): unknown } | null
    return realm?.eval('true')
  },
  'a base address': () => {
    document.head.insertAdjacentHTML('afterbegin', '<base href="https://example.org/">')
    return new URL('x', document.baseURI).host === 'example.org'
  },
  require: () => typeof (window as { require?: unknown }).require === 'function',
  process: () => typeof (window as { process?: unknown }).process === 'object',
  'the constructor of a host object': () => {
    const make = Object.getPrototypeOf(postMessage).constructor as (code: string) => () => unknown
    return typeof make('return this.process ?? this.require')() !== 'undefined'
  },
}

/** Poisoning what the machine side might read: its objects are looked at afterwards. */
export const pollution: Record<string, Attempt> = {
  'Object.prototype, before asking for a second port': () => {
    const prototype = Object.prototype as { polluted?: boolean; nodeIntegration?: boolean }
    prototype.polluted = true
    prototype.nodeIntegration = true
    window.postMessage('ost-register:connect', '*', [new MessageChannel().port2])
    delete prototype.nodeIntegration
    delete prototype.polluted
  },
  'JSON with __proto__ through a port of its own': () => {
    const { port1, port2 } = new MessageChannel()
    window.postMessage('ost-register:connect', '*', [port2])
    for (const poison of [
      '{"__proto__":{"polluted":true}}',
      '{"constructor":{"prototype":{"polluted":true}}}',
    ]) {
      const payload = JSON.parse(poison)
      port1.postMessage(payload)
      port1.postMessage(poison)
      port1.postMessage(
        JSON.stringify({ i: '1', t: 1, p: { u: 'orpc:/__proto__/polluted', b: { json: payload } } }),
      )
    }
  },
  'a message of no shape at all': () => {
    const { port1, port2 } = new MessageChannel()
    window.postMessage('ost-register:connect', '*', [port2])
    for (const noise of [null, 0, '', '{', [], { i: {} }, new ArrayBuffer(9), 'x'.repeat(1_000_000)]) {
      port1.postMessage(noise)
    }
  },
  'a port handed over by another name': () => {
    window.postMessage('ipc', '*', [new MessageChannel().port2])
    window.postMessage({ toString: () => 'ost-register:connect' }.toString, '*')
  },
  'methods that the preload might call': () => {
    const original = Array.prototype[Symbol.iterator]
    Array.prototype[Symbol.iterator] = function* () {
      yield { postMessage: () => {} } as never
    } as never
    window.postMessage('ost-register:connect', '*', [new MessageChannel().port2])
    Array.prototype[Symbol.iterator] = original
  },
}
