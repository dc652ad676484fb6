/** The browser's own store; a page that may not use it works on without memory. */
export function recall<T>(key: string): T | undefined {
  try {
    return JSON.parse(localStorage.getItem(`huisheng.${key}`) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

export function remember(key: string, value: unknown): void {
  try {
    localStorage.setItem(`huisheng.${key}`, JSON.stringify(value))
  } catch {
    // Full or forbidden: unread counts then start anew at the next visit.
  }
}
