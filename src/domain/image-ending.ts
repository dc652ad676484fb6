/** What the bytes of each kind of picture begin with. */
const BEGINNINGS: readonly { ending: string; at: number; sign: string }[] = [
  { ending: 'png', at: 0, sign: '\x89PNG' },
  { ending: 'gif', at: 0, sign: 'GIF8' },
  { ending: 'webp', at: 8, sign: 'WEBP' },
]

/** The ending that fits the bytes, whatever the picture was called: platforms refuse one whose name says otherwise. */
export function imageEnding(bytes: Uint8Array): string {
  const head = String.fromCharCode(...bytes.subarray(0, 16))
  return BEGINNINGS.find(({ at, sign }) => head.startsWith(sign, at))?.ending ?? 'jpg'
}
