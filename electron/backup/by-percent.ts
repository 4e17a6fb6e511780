/** Passes progress on once in a hundredth of the way, and at the end: a message for every batch would cost as much as the work. */
export function byPercent(
  tell: (done: number, total: number) => void,
): (done: number, total: number) => void {
  let said = -1
  return (done, total) => {
    const percent = total > 0 ? Math.floor((done / total) * 100) : 100
    if (percent === said) return
    said = percent
    tell(done, total)
  }
}
