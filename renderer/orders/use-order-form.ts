import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Problem, Reason } from '../../shared/contract/call.ts'
import type { ClientOrders, OrderInput } from '../../shared/contract/orders.ts'
import { orderProblems } from '../../shared/rules/order-checks.ts'
import { fastestPlan } from '../../shared/rules/order-draft.ts'
import { call, problemsOf } from '../call.ts'
import { readAmount } from '../ui/read-amount.ts'
import { useSite } from '../ui/session-context.tsx'
import { useDraft } from '../ui/use-draft.ts'
import { useRequestId } from '../ui/use-request-id.ts'
import { clinicDay, dayAndTime } from '../words/format.ts'
import { emptyOrder, type OrderValues, readOrder, readTimeOfCall } from './order-values.ts'

export type OrderVia = 'doctor' | 'telephone'

/** What a form begins with besides the empty one, and under which name its draft is kept. */
export interface OrderBegin {
  draft: string
  values: Partial<OrderValues>
}

/** An order as it is typed, what speaks against it, and the way to save it. */
export function useOrderForm(
  data: ClientOrders,
  via: OrderVia,
  onSaved: (reply: ClientOrders) => void,
  begin: OrderBegin = { draft: `order-${via}`, values: {} },
) {
  const atFirst = () => ({ ...emptyOrder(clinicDay(data.today), via), ...begin.values })
  const [values, setValues] = useState(atFirst)
  const [tried, setTried] = useState(false)
  /** What stood in the way at the last try; the summary takes the focus whenever it gets a new list. */
  const [said, setSaid] = useState<readonly Problem[]>([])
  const [warned, setWarned] = useState<readonly string[]>([])
  const [warningReason, setWarningReason] = useState('')
  const [again, setAgain] = useState('')
  const [requestId] = useRequestId()
  const { timeZone } = useSite()
  const draft = useDraft(begin.draft, String(data.client.id), values, (kept) =>
    setValues((now) => ({ ...now, ...kept })),
  )
  const change = (some: Partial<OrderValues>) => setValues((now) => ({ ...now, ...some }))

  const telephoneAt =
    via === 'telephone' ? readTimeOfCall(values.calledAt, data.today, (at) => isoMinute(at, timeZone)) : null
  const { order, endDay, problems: unread } = readOrder(values)
  const judged = order ? judge(data, order, via, telephoneAt) : { problems: [], warnings: [] }
  const missing = via === 'telephone' ? telephoneMissing(values, telephoneAt) : []
  const problems = [...unread, ...missing, ...judged.problems]
  const { warnings } = judged
  const most = order ? Math.max(0, ...fastestPlan(order).map((step) => step.totalMicrograms)) : 0
  const typedAgain = readAmount(again)
  const confirming = warnings.length > 0 && warnings.every(({ code }) => warned.includes(code))
  const confirmProblems: Problem[] = confirming
    ? [
        ...(warningReason.trim().length < 3
          ? [{ field: 'warningReason', code: 'order_reason_missing' }]
          : []),
        ...('micrograms' in typedAgain && typedAgain.micrograms === most
          ? []
          : [{ field: 'amountAgain', code: 'order_dose_typed_differs' }]),
      ]
    : []

  const save = useMutation({
    mutationFn: (ready: OrderInput) => {
      const confirmed = confirming
        ? {
            codes: warnings.map(({ code }) => code.replace(/^warn_/, '')),
            amountMicrograms: most,
            reason: warningReason.trim(),
          }
        : null
      const common = {
        requestId,
        clientId: data.client.id,
        supersedes: data.lastOrderId,
        order: ready,
        confirmed,
      }
      return via === 'telephone'
        ? call.orders.telephone({
            ...common,
            doctorId: Number(values.doctorId),
            telephoneAt: telephoneAt ?? (0 as never),
            readBack: true,
          })
        : call.orders.write(common)
    },
    onSuccess: (reply) => {
      draft.clear()
      onSaved(reply)
    },
    onError: (error) => setSaid(problemsOf(error)),
  })

  const submit = () => {
    setTried(true)
    setSaid([...problems, ...confirmProblems])
    if (problems.length > 0 || !order) return
    if (warnings.length > 0 && !confirming) {
      setWarned(warnings.map(({ code }) => code))
      setTried(false)
      return
    }
    if (confirmProblems.length === 0) save.mutate(order)
  }
  return {
    values,
    change,
    order,
    endDay,
    warnings: confirming ? warnings : [],
    said,
    fieldProblems: tried ? [...problems, ...confirmProblems, ...problemsOf(save.error)] : [],
    error: save.error,
    saving: save.isPending,
    submit,
    restoredAt: draft.restoredAt,
    drop: () => {
      draft.clear()
      setValues(atFirst())
    },
    confirm: { reason: warningReason, again, setReason: setWarningReason, setAgain },
  }
}

/** The same rule that the server side asks, over the same facts. */
function judge(
  data: ClientOrders,
  order: OrderInput,
  via: OrderVia,
  telephoneAt: number | null,
): { problems: Problem[]; warnings: Reason[] } {
  if (!data.facts) return { problems: [], warnings: [] }
  const draft = { ...order, via, supersedes: data.lastOrderId, telephoneAt: telephoneAt as never }
  const { errors, warnings } = orderProblems(draft, data.facts)
  return {
    problems: errors
      .filter(({ code }) => code !== 'telephone_time_missing')
      .map((error) => ({ ...error, code: `order_${error.code}` })),
    warnings: warnings.map(({ code, params }) => ({ code: `warn_${code}`, params })),
  }
}

function telephoneMissing(values: OrderValues, telephoneAt: number | null): Problem[] {
  return [
    ...(values.doctorId === '' ? [{ field: 'doctorId', code: 'order_doctor_missing' }] : []),
    ...(telephoneAt === null ? [{ field: 'telephoneAt', code: 'order_time_missing' }] : []),
    ...(values.readBack ? [] : [{ field: 'readBack', code: 'order_not_read_back' }]),
  ]
}

/** `2026-02-03 09:40` as the clinic's clock showed it. */
function isoMinute(at: number, timeZone: string): string {
  const [shown = '', time = ''] = dayAndTime(at, timeZone).split(' ')
  const [date = '', month = '', year = ''] = shown.split('-')
  const place = 'JanFebMarAprMayJunJulAugSepOctNovDec'.indexOf(month) / 3 + 1
  return `${year}-${String(place).padStart(2, '0')}-${date} ${time}`
}
