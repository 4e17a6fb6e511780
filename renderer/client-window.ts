import '@fontsource-variable/noto-sans/index.css'
import './client-window.css'
import { amount } from './words/format.ts'

/**
 * The page turned to the client: the amount, and a tick once it was given. It knows nothing else: what it shows is
 * the end of its address (`#8000`, `#8000,given`, or nothing), and it has no way to ask for more.
 */
function show(): void {
  const face = document.getElementById('face')
  if (!face) return
  face.replaceChildren()
  const [micrograms = '', given] = location.hash.slice(1).split(',')
  if (!/^\d{1,8}$/.test(micrograms)) return
  const text = document.createElement('span')
  text.textContent = amount(Number(micrograms))
  face.append(text)
  if (given === 'given') face.append(tick())
}

function tick(): SVGElement {
  const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  drawing.setAttribute('viewBox', '0 0 24 24')
  drawing.setAttribute('role', 'img')
  drawing.setAttribute('aria-label', '✓')
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  line.setAttribute('d', 'M4 13l5 5L20 6')
  drawing.append(line)
  return drawing
}

window.addEventListener('hashchange', show)
show()
