import { encode } from 'uqr'

/** Digits as a QR code: black squares in one path, so that a printer draws no seams between them. */
export function QrCode({ digits, size, label }: { digits: string; size: number | string; label: string }) {
  const { data, size: modules } = encode(digits, { ecc: 'M', border: 4 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${modules} ${modules}`}
      width={size}
      height={size}
      shapeRendering="crispEdges"
    >
      <rect width={modules} height={modules} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

/** `0017 1234 5678 90`: as a person reads it aloud. */
export function groupedDigits(digits: string): string {
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ')
}
