/** Something in a request to the local chat is wrong; the message says what, `field` where. */
export class ChatError extends Error {
  readonly code: string
  readonly field: string | undefined

  constructor(code: string, message: string, field?: string) {
    super(message)
    this.code = code
    this.field = field
  }
}
