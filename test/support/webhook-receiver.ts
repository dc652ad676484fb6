import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook as Verifier } from 'standardwebhooks'

/** What a receiver does with a message: a status, no answer at all, a cut connection, or an answer without end. */
export type Behaviour =
  | number
  | 'hangs'
  | 'cuts'
  | 'never ends'
  | { status: number; headers: Record<string, string> }

export interface Received {
  id: string
  number: string
  type: string
  // biome-ignore lint/suspicious/noExplicitAny: what was sent is what the tests look at
  body: any
  headers: IncomingHttpHeaders
  text: string
}

/** A program of another office on loopback that is told of tickets. */
export class WebhookReceiver {
  readonly received: Received[] = []
  readonly url: string
  #next: Behaviour[] = []
  /** What it does once its script is over. */
  usually: Behaviour = 204
  readonly #server

  private constructor(server: ReturnType<typeof createServer>) {
    this.#server = server
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`
    server.on('request', (request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => this.#take(request.headers, Buffer.concat(chunks).toString(), response))
    })
  }

  static async open(): Promise<WebhookReceiver> {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return new WebhookReceiver(server)
  }

  /** What it does with the next messages, in order. */
  will(...behaviours: Behaviour[]): void {
    this.#next = behaviours
  }

  /** `number type` of each message, in the order they came. */
  get told(): string[] {
    return this.received.map(({ number, type }) => `${number} ${type}`)
  }

  close(): Promise<void> {
    this.#server.closeAllConnections()
    return new Promise((resolve) => this.#server.close(() => resolve()))
  }

  #take(headers: IncomingHttpHeaders, text: string, response: ServerResponse): void {
    const body = JSON.parse(text)
    const { id, type, data } = body
    this.received.push({ id, type, number: data.ticket.number, body, headers, text })
    const behaviour = this.#next.shift() ?? this.usually
    if (behaviour === 'hangs') return
    if (behaviour === 'cuts') response.destroy()
    else if (behaviour === 'never ends') {
      response.writeHead(200)
      const more = setInterval(() => response.write('x'.repeat(65_536)), 1)
      response.on('close', () => clearInterval(more))
    } else if (typeof behaviour === 'number') response.writeHead(behaviour).end()
    else response.writeHead(behaviour.status, behaviour.headers).end()
  }
}

/** What the receiver's own library says to the signature. @throws if it is wrong or old */
export function verified(secret: string, { text, headers }: Received): void {
  new Verifier(secret).verify(text, headers as Record<string, string>)
}
