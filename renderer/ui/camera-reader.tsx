import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { words } from '../words/index.ts'
import { Dialog } from './dialog.tsx'
import { useCamera } from './use-camera.ts'

/** Between two looks: a card is read within a blink, and the PC has other work. */
const LOOK_EVERY_MS = 200

/** Reads a card's QR code by camera; where there is none, its digits are typed. */
export function CameraReader(props: {
  onDigits: (digits: string) => void
  onClose: () => void
  title?: string
}) {
  const { onDigits, onClose, title = words.clients.enrol.cardCamera } = props
  const say = words.clients.card
  const { video, state } = useCamera('environment')
  const [typed, setTyped] = useState('')
  const found = useRef(onDigits)
  found.current = onDigits

  useEffect(() => {
    if (state !== 'on') return
    let looking = true
    const look = async () => {
      const { readQr } = await import('./qr-reader.ts')
      while (looking) {
        const picture = video.current && pictureOf(video.current)
        const text = picture ? await readQr(picture) : null
        if (text && looking) {
          found.current(text)
          return
        }
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
      }
    }
    void look()
    return () => {
      looking = false
    }
  }, [state, video])

  return (
    <Dialog title={title} onClose={onClose}>
      <Stack>
        <Text role="status">{state === 'none' ? say.cameraNone : say.camera}</Text>
        <video
          ref={video}
          muted
          playsInline
          hidden={state !== 'on'}
          style={{ width: '100%', borderRadius: 6 }}
        >
          <track kind="captions" />
        </video>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (typed.trim() !== '') onDigits(typed)
          }}
        >
          <Group align="flex-end">
            <TextInput
              label={say.digits}
              inputMode="numeric"
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              data-autofocus
            />
            <Button type="submit" variant="default">
              {say.read}
            </Button>
          </Group>
        </form>
      </Stack>
    </Dialog>
  )
}

function pictureOf(video: HTMLVideoElement): ImageData | null {
  const { videoWidth: width, videoHeight: height } = video
  const paper = new OffscreenCanvas(Math.max(1, width), Math.max(1, height)).getContext('2d')
  if (!paper || width === 0) return null
  paper.drawImage(video, 0, 0)
  return paper.getImageData(0, 0, width, height)
}
