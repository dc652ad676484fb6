/** How the bot stands with the chat platform, for the page. */
export interface LoginStatus {
  state: 'starting' | 'scan' | 'online' | 'offline'
  text: string
  /** The login QR code as an SVG data URL. */
  qr?: string
}
