/** Lets messages and timers that wait have their turn. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
