/** What wechaty-puppet-wechat4u keeps of the library behind it, which is no EventEmitter but bears the methods of one. */
interface Web {
  logout(): Promise<unknown>
  removeAllListeners(event: string): unknown
}

/**
 * Lets a puppet be stopped without logging out. wechat4u takes the one for the other: it ends the session with WeChat and
 * forgets it, so that somebody would have to scan the QR code after each restart and each break of the network.
 */
export function keepSession(puppet: object): void {
  if (!('wechat4u' in puppet) || !isWeb(puppet.wechat4u)) return
  puppet.wechat4u.logout = async () => {}
  puppet.wechat4u.removeAllListeners('logout')
}

function isWeb(given: unknown): given is Web {
  if (typeof given !== 'object' || given === null || !('removeAllListeners' in given)) return false
  return 'logout' in given && typeof given.removeAllListeners === 'function'
}
