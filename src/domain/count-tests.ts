/** Exact tests on counts: what they say of chance holds for two tickets as for two hundred. */

/**
 * The chance that `n` throws, each a hit with chance `p`, hit `k` times or more. Of tickets that come at a steady
 * rate, how many of `n` fall into a part of the time is just that, whatever the rate is: so `p` is the part.
 *
 * @returns 0–1; 1 for `k` ≤ 0, 0 for `k` > `n`
 */
export function binomialTail(k: number, n: number, p: number): number {
  if (k <= 0) return 1
  if (k > n || p <= 0) return 0
  if (p >= 1) return 1
  let term = Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p))
  let sum = 0
  const odds = p / (1 - p)
  for (let hits = k; hits <= n; hits += 1) {
    sum += term
    // The rest is a smaller and smaller share of what is summed.
    if (hits > n * p && term < sum * 1e-12) break
    term *= ((n - hits) / (hits + 1)) * odds
  }
  return Math.min(1, sum)
}

/**
 * The chance that as many as `count` or more come within `days`, if tickets go on coming as steadily as the `past` ones
 * did within `pastDays`: the exact test of two Poisson rates (Przyborowski and Wilenski 1940), which asks for no
 * estimate of the rate. 3 in 7 days after none in 364: (7/371)³.
 */
export function surpriseOf(given: { count: number; days: number; past: number; pastDays: number }): number {
  const { count, days, past, pastDays } = given
  return binomialTail(count, count + past, days / (days + pastDays))
}

const logFactorials: number[] = [0]

function logFactorial(n: number): number {
  for (let at = logFactorials.length; at <= n; at += 1)
    logFactorials.push((logFactorials[at - 1] ?? 0) + Math.log(at))
  return logFactorials[n] ?? 0
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k)
}
