import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect } from 'vitest'

/** A description as /api/openapi.json serves it, as far as tests look into it. */
export interface Description {
  paths: Record<string, Record<string, Operation>>
  webhooks?: Record<string, Record<string, Operation>>
}

interface Operation {
  requestBody?: object
  responses: Record<string, object>
}

export interface Exchange {
  method: string
  path: string
  sent?: unknown
  status: number
  body: unknown
}

/** Checks that what a server takes and answers is what its description says. */
export class Described {
  readonly #description: Description
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true })

  constructor(description: Description) {
    this.#description = description
    // Under both module systems the function is somewhere else.
    const formats = (addFormats as unknown as { default?: typeof addFormats.default }).default ?? addFormats
    ;(formats as unknown as (ajv: Ajv2020) => void)(this.#ajv)
    this.#ajv.addSchema(description, 'api')
  }

  /** Fails the test where the answer, or a request that was granted, is not as described. */
  check({ method, path, sent, status, body }: Exchange): void {
    const template = this.#templateOf(path)
    if (template === undefined) return
    const operation = this.#description.paths[template]?.[method.toLowerCase()]
    if (!operation) return
    const told = `${method} ${template} ${status}`
    expect(Object.keys(operation.responses), `${told} is described`).toContain(String(status))
    const at = ['paths', template, method.toLowerCase()]
    this.#fits([...at, 'responses', String(status)], body, `the answer to ${told}`)
    if (operation.requestBody && status < 300)
      this.#fits([...at, 'requestBody'], sent, `what was sent to ${told}`)
  }

  /** The body of a webhook is as described. */
  checkWebhook(name: string, body: unknown): void {
    this.#fits(['webhooks', name, 'post', 'requestBody'], body, `webhook ${name}`)
  }

  #fits(at: readonly string[], value: unknown, what: string): void {
    const pointer = [...at, 'content', 'application/json', 'schema']
      .map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/')
    const validate = this.#ajv.getSchema(`api#/${pointer}`)
    if (!validate) throw new Error(`${pointer} is not described`)
    validate(value)
    expect(validate.errors ?? [], what).toEqual([])
  }

  /** `/tickets/{number}` for `/api/tickets/A1?x=1`. */
  #templateOf(path: string): string | undefined {
    const [plain = ''] = path.replace(/^\/api/, '').split('?')
    return Object.keys(this.#description.paths).find((template) =>
      new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(plain),
    )
  }
}
