const SHAPE = /^[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_SIGNS = '10X98765432'

/** Whether 18 signs have the shape of a 居民身份证号: region, birth date, serial, check sign (X in capitals). */
export function hasIdShape(signs: string): boolean {
  return SHAPE.test(signs)
}

/**
 * Whether 18 signs are a 居民身份证号 without doubt: the check sign of GB 11643 is right, and the date is one of
 * birth before 2020. A platform number with this year's date in it is none.
 */
export function isIdNumber(signs: string): boolean {
  if (!hasIdShape(signs) || signs.slice(6, 10) >= '2020') return false
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(signs.charAt(index)), 0)
  return CHECK_SIGNS.charAt(sum % 11) === signs.charAt(17)
}
