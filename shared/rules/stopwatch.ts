/** The counter's times in one hour of the day, over all days of a period. */
export interface HourTimes {
  /** 0–23, by the clinic's wall clock. */
  hour: number
  doses: number
  /** Seconds from scan to given: half of the doses took no longer. */
  medianSeconds: number
  /** Nine of ten took no longer. */
  slowSeconds: number
}

/**
 * Doses by the hour of their scan, each hour with its median and ninth decile (nearest rank). By site and hour only:
 * who stood at the counter is not among the facts.
 */
export function hourTimes(doses: readonly { hour: number; seconds: number }[]): HourTimes[] {
  return HOURS.flatMap((hour) => {
    const seconds = doses
      .filter((dose) => dose.hour === hour)
      .map((dose) => dose.seconds)
      .toSorted((a, b) => a - b)
    const rank = (part: number) => seconds[Math.max(0, Math.ceil(part * seconds.length) - 1)] ?? 0
    if (seconds.length === 0) return []
    return [{ hour, doses: seconds.length, medianSeconds: rank(0.5), slowSeconds: rank(0.9) }]
  })
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

/** The hour, 0–23, that the clinic's wall clock showed. */
export function hourOfInstant(instant: number, timeZone: string): number {
  const text = new Intl.DateTimeFormat('en-GB-u-nu-latn', { timeZone, hour: '2-digit', hourCycle: 'h23' })
  return Number(text.format(instant))
}
