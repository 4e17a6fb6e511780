import { Box, Button, FileInput, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import type { ClientProfile } from '../../shared/contract/client-output.ts'
import { ask } from '../call.ts'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useCamera } from '../ui/use-camera.ts'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'
import { useTakeIn } from './client.queries.ts'
import { nameOf, photoAddress } from './client-names.ts'
import { ConsentForm } from './consent.form.tsx'
import { type Picture, pictureOfFile, shrinkPhoto } from './shrink-photo.ts'

const say = words.clients.photoForm

/** A photo from the camera or a file, only with a consent that stands; without one the consent is asked first. */
export function PhotoForm({ profile, onClose }: { profile: ClientProfile; onClose: () => void }) {
  const consented = profile.consents.some(
    ({ kind, withdrawnDay }) => kind === 'photo' && withdrawnDay === null,
  )
  const [asking, setAsking] = useState(false)
  if (asking && !consented)
    return <ConsentForm profile={profile} kind="photo" onClose={() => setAsking(false)} />
  return (
    <Dialog title={`${say.title}: ${nameOf(profile)}`} onClose={onClose} size="xl">
      {consented ? (
        <TakePhoto profile={profile} onClose={onClose} />
      ) : (
        <StatusBar tone="stop" title={say.needsConsent}>
          <Button mt="xs" onClick={() => setAsking(true)} data-autofocus>
            {words.clients.profile.addConsent}
          </Button>
        </StatusBar>
      )}
    </Dialog>
  )
}

function TakePhoto({ profile, onClose }: { profile: ClientProfile; onClose: () => void }) {
  const { video, state } = useCamera('user')
  const [jpeg, setJpeg] = useState<string | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [requestId] = useRequestId()
  const takeIn = useTakeIn()
  const save = useMutation(
    ask.clients.photo.mutationOptions({
      onSuccess: (changed) => {
        takeIn(changed)
        onClose()
      },
    }),
  )
  const take = async (picture: Picture | null) => {
    const small = picture && (await shrinkPhoto(picture))
    setProblems(small ? [] : [{ field: 'photo', code: picture ? 'photo_too_large' : 'photo_not_a_picture' }])
    setJpeg(small)
  }
  const frame = (): Picture | null =>
    video.current && video.current.videoWidth > 0
      ? { source: video.current, width: video.current.videoWidth, height: video.current.videoHeight }
      : null
  const shown = photoAddress(jpeg)
  return (
    <Stack>
      <ErrorSummary error={save.error} problems={problems} />
      <Group align="flex-start" gap="xl">
        <Stack w={320}>
          <Text role="status">
            {state === 'none' ? say.noCamera : state === 'starting' ? say.starting : say.camera}
          </Text>
          <video
            ref={video}
            muted
            playsInline
            hidden={state !== 'on'}
            style={{ width: 320, aspectRatio: 1, objectFit: 'cover', borderRadius: 6 }}
          >
            <track kind="captions" />
          </video>
          {state === 'on' && (
            <Button variant="default" onClick={() => void take(frame())} data-autofocus>
              {jpeg ? say.again : say.take}
            </Button>
          )}
          <FileInput
            label={say.file}
            placeholder={say.fileNone}
            accept="image/jpeg,image/png,image/webp"
            onChange={(file) => file && void pictureOfFile(file).then(take)}
          />
        </Stack>
        {shown && (
          <Box>
            <img src={shown} alt={say.preview} width={320} height={320} style={{ borderRadius: 6 }} />
          </Box>
        )}
      </Group>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {words.shell.cancel}
        </Button>
        <Button
          disabled={jpeg === null}
          loading={save.isPending}
          onClick={() => jpeg && save.mutate({ requestId, id: profile.id, jpeg })}
        >
          {say.save}
        </Button>
      </Group>
    </Stack>
  )
}
