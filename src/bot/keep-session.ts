import { EventEmitter } from 'node:events'

/**
 * Lets a puppet be stopped without logging out. wechat4u takes the one for the other: it ends the session with WeChat and
 * forgets it, so that somebody would have to scan the QR code after each restart and each break of the network.
 */
export function keepSession(puppet: object): void {
  if (!('wechat4u' in puppet)) return
  const { wechat4u } = puppet
  if (!(wechat4u instanceof EventEmitter) || !('logout' in wechat4u)) return
  wechat4u.logout = async () => {}
  wechat4u.removeAllListeners('logout')
}
