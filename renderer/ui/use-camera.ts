import { type RefObject, useEffect, useRef, useState } from 'react'
import { call } from '../call.ts'

export type CameraState = 'starting' | 'on' | 'none'

/**
 * The camera, for as long as the form that uses it is open: the program lets the window use it only then. Lay
 * `video` on a `<video>`; nothing is recorded.
 */
export function useCamera(facing: 'environment' | 'user'): {
  video: RefObject<HTMLVideoElement | null>
  state: CameraState
} {
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<CameraState>('starting')
  useEffect(() => {
    let open = true
    let stream: MediaStream | undefined
    const start = async () => {
      await call.clients.camera({ allowed: true })
      const wanted = { facingMode: facing, width: { ideal: 1280 } }
      stream = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false })
      if (!open || !video.current) return stop(stream)
      video.current.srcObject = stream
      await video.current.play()
      setState('on')
    }
    start().catch(() => open && setState('none'))
    return () => {
      open = false
      stop(stream)
      // After a lock the server side has ended it already, and says so.
      call.clients.camera({ allowed: false }).catch(() => undefined)
    }
  }, [facing])
  return { video, state }
}

function stop(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
}
