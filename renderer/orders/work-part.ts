import type { ReactNode } from 'react'
import type { OrderClient } from '../../shared/contract/orders.ts'

/** One line of a doctor's list: whose, what, and what may be done about it. */
export interface WorkLine {
  readonly key: string
  readonly client: OrderClient
  readonly what: ReactNode
  readonly act?: ReactNode
}

export interface WorkPart {
  readonly title: string
  readonly lines: WorkLine[]
}
