/** Who speaks and where, kept in the address, so that each tab may be somebody else and 后退 works. */
export interface Route {
  me?: string
  open?: string
}

export function readRoute(): Route {
  const [me, open] = location.hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent)
  return { me: me || undefined, open: open || undefined }
}

/** `push` leaves a step to come back from; otherwise the present one is replaced. */
export function writeRoute(route: Route, how: 'push' | 'replace'): void {
  const parts = [route.me, route.open].filter((part) => part !== undefined).map(encodeURIComponent)
  const hash = `#/${parts.join('/')}`
  if (hash === location.hash) return
  if (how === 'push') history.pushState({ pushed: true }, '', hash)
  else history.replaceState(history.state, '', hash)
}

/** True when 后退 leads to a view of this page. */
export function canGoBack(): boolean {
  return history.state?.pushed === true
}
