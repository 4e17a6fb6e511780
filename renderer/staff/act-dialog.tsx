import type { ComponentProps, ReactNode } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import { ActDialog as Box } from '../ui/act-dialog.tsx'

export const fieldId = (field: string) => `staff-${field}`

type Props<T> = Omit<ComponentProps<typeof Box<T>>, 'idOf' | 'children'> & {
  children?: (problems: readonly Problem[]) => ReactNode
}

/** A box that does one act on the staff; its fields take the problems themselves, as a new PIN has two of them. */
export function ActDialog<T>({ children, ...props }: Props<T>) {
  return (
    <Box {...props} idOf={fieldId}>
      {(_, problems) => children?.(problems)}
    </Box>
  )
}
