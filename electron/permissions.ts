/** One thing that a page asks Chromium for, in Electron's words. */
export type PermissionRequest = {
  permission: string
  /** What a 'media' request is for: 'video', 'audio'. */
  media: readonly string[]
  /** The address or origin of the page that asks. */
  from: string
}

const ownOrigin = 'app://register'

/**
 * The register's page may use the camera, without the microphone, while a form that takes a photo or reads a card
 * is open. Every other request, by whomever, is refused.
 */
export function mayUse({ permission, media, from }: PermissionRequest, cameraAllowed: boolean): boolean {
  const ours = from === ownOrigin || from.startsWith(`${ownOrigin}/`)
  const onlyVideo = media.length === 1 && media[0] === 'video'
  return cameraAllowed && ours && permission === 'media' && onlyVideo
}
