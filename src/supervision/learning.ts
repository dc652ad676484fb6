import { learnDispatching } from '../desk/learn-dispatching.ts'
import type { Duty } from './engine.ts'

/** Learns from tickets that were dispatched and corrected; last, because it is the only duty that takes seconds. */
export const learning: Duty = learnDispatching
