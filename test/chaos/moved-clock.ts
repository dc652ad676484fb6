/** Preloaded into processes that should live at another time: `CHAOS_CLOCK_OFFSET` milliseconds from now. */
const offset = Number(process.env.CHAOS_CLOCK_OFFSET ?? 0)
const RealDate = Date

class MovedDate extends RealDate {
  constructor(...given: [number?]) {
    super(given[0] === undefined ? RealDate.now() + offset : given[0])
  }
  static override now(): number {
    return RealDate.now() + offset
  }
}

if (offset !== 0) globalThis.Date = MovedDate as DateConstructor
