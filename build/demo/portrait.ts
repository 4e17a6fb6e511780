import type { Page } from 'playwright-core'

/** A drawn head and shoulders as a JPEG: the face of nobody. Drawn in the window, which can make pictures. */
export async function portrait(page: Page, seed: number): Promise<Buffer> {
  const encoded = await page.evaluate(async (hue) => {
    const canvas = new OffscreenCanvas(480, 480)
    const paper = canvas.getContext('2d')
    if (!paper) throw new Error('no canvas')
    const ground = paper.createLinearGradient(0, 0, 0, 480)
    ground.addColorStop(0, `hsl(${hue} 25% 82%)`)
    ground.addColorStop(1, `hsl(${hue} 20% 68%)`)
    paper.fillStyle = ground
    paper.fillRect(0, 0, 480, 480)
    const oval = (x: number, y: number, width: number, height: number, colour: string) => {
      paper.fillStyle = colour
      paper.beginPath()
      paper.ellipse(x, y, width, height, 0, 0, 2 * Math.PI)
      paper.fill()
    }
    oval(240, 480, 190, 150, `hsl(${(hue + 160) % 360} 35% 34%)`)
    paper.fillStyle = '#b98563'
    paper.fillRect(200, 300, 80, 70)
    oval(240, 205, 118, 128, '#231b18')
    oval(240, 228, 98, 118, '#c79472')
    oval(240, 128, 100, 46, '#231b18')
    for (const x of [203, 277]) {
      oval(x, 218, 15, 9, '#fbf7f3')
      oval(x, 218, 7, 8, '#2b1d14')
      paper.fillStyle = '#2a1f1a'
      paper.fillRect(x - 20, 193, 40, 6)
    }
    oval(240, 256, 12, 16, '#b67f5e')
    paper.strokeStyle = '#8a4a3c'
    paper.lineWidth = 7
    paper.beginPath()
    paper.arc(240, 272, 34, 0.25 * Math.PI, 0.75 * Math.PI)
    paper.stroke()
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 })
    let text = ''
    for (const byte of new Uint8Array(await blob.arrayBuffer())) text += String.fromCharCode(byte)
    return btoa(text)
  }, seed % 360)
  return Buffer.from(encoded, 'base64')
}
