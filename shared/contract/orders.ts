import { z } from 'zod'
import { Hold } from '../records/client.ts'
import { DoseOrder, DoseOrderStep, OrderKind } from '../records/dose-order.ts'
import { Drug } from '../records/product.ts'
import { ClinicDay, Id, Instant, RequestId } from '../records/time.ts'
import type { OrderCheckFacts } from '../rules/order-draft.ts'
import { call } from './call.ts'

const Pin = z.string().regex(/^\d{6}$/)
const WhyText = z.string().trim().min(3).max(300)

export const OrderStepView = DoseOrderStep.omit({ id: true, doseOrderId: true })
export type OrderStepView = z.infer<typeof OrderStepView>

/** Two grams are beyond any dose; more is a slip of the key, and dear to split into tablets. */
const MOST_MICROGRAMS = 2_000_000

const By = z.object({ name: z.string(), at: Instant })

/** Where an order stands today; `unsigned`: brought over, and its list waits for the doctor's signature. */
export const OrderStanding = z.enum(['unsigned', 'not_begun', 'in_force', 'ended', 'superseded', 'stopped'])
export type OrderStanding = z.infer<typeof OrderStanding>

export const OrderView = DoseOrder.omit({ episodeId: true, prescriberId: true, writtenBy: true }).extend({
  prescriber: z.string(),
  writtenBy: z.string(),
  steps: z.array(OrderStepView),
  standing: OrderStanding,
  /** The step that holds today; null unless in force. */
  stepNow: z.number().int().nullable(),
  /** On how many days each step was swallowed so far. */
  swallowed: z.array(z.object({ step: z.number().int(), days: z.number().int() })),
  end: By.extend({ reason: z.string() }).nullable(),
  signature: By.nullable(),
  /** A telephone order or bridge that waits for the doctor; `overdue` after the pack's hours. */
  waits: z.enum(['no', 'for_signature', 'overdue']),
})
export type OrderView = z.infer<typeof OrderView>

export const HoldView = Hold.omit({ staffId: true }).extend({ by: z.string() })
export type HoldView = z.infer<typeof HoldView>

/** Whose order it is: names only for who may open the record. */
export const OrderClient = z.object({
  id: Id,
  registerNumber: z.number().int(),
  called: z.string().nullable(),
})
export type OrderClient = z.infer<typeof OrderClient>

const Facts = z.custom<OrderCheckFacts>((value) => typeof value === 'object' && value !== null)

/** All that the order screen shows; it runs the rules over `facts` itself. */
export const ClientOrders = z.object({
  client: OrderClient,
  today: ClinicDay,
  /** The newest first. */
  orders: z.array(OrderView),
  holds: z.array(HoldView),
  /** What the next order takes the place of: sent back, so that two doctors never supersede one order. */
  lastOrderId: Id.nullable(),
  /** Null while no clinic day is open: nothing can be ordered then. */
  facts: Facts.nullable(),
  doctors: z.array(z.object({ id: Id, name: z.string() })),
})
export type ClientOrders = z.infer<typeof ClientOrders>

export const OrderInput = z.object({
  drug: Drug,
  kind: OrderKind,
  startDay: ClinicDay,
  endDay: ClinicDay,
  everyDays: z.union([z.literal(1), z.literal(2)]),
  takeHomeDays: z.number().int().min(0).max(30),
  steps: z
    .array(OrderStepView.extend({ amountMicrograms: z.number().int().positive().max(MOST_MICROGRAMS) }))
    .min(1)
    .max(60),
  reason: WhyText,
})
export type OrderInput = z.infer<typeof OrderInput>

/** The second typing that a warning asks for: the most of any day, in micrograms, and why it is right. */
export const OrderConfirmation = z.object({
  codes: z.array(z.string().max(60)).max(20),
  amountMicrograms: z.number().int().positive(),
  reason: WhyText,
})
export type OrderConfirmation = z.infer<typeof OrderConfirmation>

const OnClient = z.object({ requestId: RequestId, clientId: Id, supersedes: Id.nullable() })

export const orders = {
  ofClient: call('order.see')
    .input(z.object({ clientId: Id }))
    .output(ClientOrders),
  /**
   * A new order; the last one is superseded from its start on, never edited. Invalid: every problem of
   * order-checks.ts by its field, as `order_` and its code. Refused: `order_superseded_meanwhile`, and, unless confirmed with the dose typed
   * again, `warn_` and the warning; `order_dose_typed_differs`.
   */
  write: call('order.write')
    .input(OnClient.extend({ order: OrderInput, confirmed: OrderConfirmation.nullable() }))
    .output(ClientOrders),
  /** No dose from this order any more. Refused: `order_not_running`. */
  stop: call('order.end')
    .input(z.object({ requestId: RequestId, orderId: Id, reason: WhyText }))
    .output(ClientOrders),
  /** Typed by a nurse and read back; the doctor named signs later. Refused as `write`, and `no_such_doctor`. */
  telephone: call('order.telephone')
    .input(
      OnClient.extend({
        order: OrderInput,
        doctorId: Id,
        telephoneAt: Instant,
        readBack: z.literal(true),
        confirmed: OrderConfirmation.nullable(),
      }),
    )
    .output(ClientOrders),
  /** Runs an ended, unchanged maintenance order on for at most the pack's days; the doctor named signs later. */
  bridge: call('order.telephone')
    .input(OnClient.extend({ doctorId: Id, readBack: z.literal(true), reason: WhyText }))
    .output(ClientOrders),
  /** The doctor's PIN over the text of a telephone order. Refused: `already_signed`, `other_doctor_named`. */
  sign: call('order.countersign')
    .input(z.object({ requestId: RequestId, orderId: Id, pin: Pin }))
    .output(ClientOrders),
}
