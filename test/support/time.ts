import { instantOn } from '../../src/domain/time.ts'

/** `2026-01-05 09:30`, Beijing time, as an instant. */
export function at(words: string): number {
  const [day = '', time = '00:00'] = words.split(' ')
  const [hour, minute] = time.split(':').map(Number)
  return instantOn(day, (hour ?? 0) * 60 + (minute ?? 0))
}
