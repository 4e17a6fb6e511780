import { Checkbox } from '@mantine/core'
import { FolderChooser } from '../ui/folder-chooser.tsx'
import { words } from '../words/index.ts'
import type { usePlace } from './use-place.ts'

/** Which stick or folder, and whether a file of the same name may go. */
export function PlaceFields(props: {
  place: ReturnType<typeof usePlace>
  replace: boolean
  onReplace: (replace: boolean) => void
}) {
  const { place, replace, onReplace } = props
  return (
    <>
      <FolderChooser label={words.exports.where} value={place.folder} {...place.chooser} />
      <Checkbox
        label={words.exports.replace}
        checked={replace}
        onChange={(event) => onReplace(event.currentTarget.checked)}
      />
    </>
  )
}
