/** The markers of a JPEG of the given size around some bytes of nothing: enough for whoever reads only markers. */
export function jpegOf(options: {
  width: number
  height: number
  bytes?: number
  extra?: readonly number[]
}): Buffer {
  const { width, height, bytes = 2_000, extra = [] } = options
  const start = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0x4a, 0x46]
  const carried = extra.flatMap((marker) => [0xff, marker, 0, 6, 0x45, 0x78, 0x69, 0x66])
  const frame = [0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]
  const scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0]
  const head = Buffer.from([...start, ...carried, ...frame, ...scan])
  return Buffer.concat([
    head,
    Buffer.alloc(Math.max(0, bytes - head.length - 2), 0x55),
    Buffer.of(0xff, 0xd9),
  ])
}
