import { runImports } from '../desk/import-tickets.ts'
import type { Duty } from './engine.ts'

/** Takes in the tables that people sent; last but for the learning, because a large one takes seconds. */
export const imports: Duty = runImports
