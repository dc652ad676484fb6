import type { Desk } from '../desk/desk.ts'
import { foresee } from '../desk/foresee.ts'

/** Bursts and the seasons ahead have been told of by this working morning; days that were missed are made up together. */
export async function foresight(desk: Desk): Promise<number> {
  return foresee(desk)
}
