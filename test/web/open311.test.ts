import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openTicket } from '../../src/desk/open-ticket.ts'
import { textBody } from '../../src/store/texts.ts'
import { ticketByNumber } from '../../src/store/tickets.ts'
import type { ApiServer } from '../support/api-client.ts'
import { callerOf, openApiServer, tokenOf } from '../support/api-client.ts'
import { ORDINARY } from '../support/desk.ts'

let server: ApiServer

beforeAll(async () => {
  const app = callerOf('随手拍', ['tickets:read', 'tickets:write'])
  server = await openApiServer([app, callerOf('看板', ['tickets:read'])], {
    jurisdiction: 'rexian.example.gov.cn',
  })
})

afterEach(() => {
  expect(server.reported).toEqual([])
})

afterAll(() => server.close())

const KEY = `api_key=${tokenOf('随手拍')}`
const V2 = '/open311/v2'
const get = (path: string) => server.ask(`${V2}/${path}`, { as: undefined })

function post(form: Record<string, string>, format = 'json') {
  return server.ask(`${V2}/requests.${format}`, {
    as: undefined,
    body: new URLSearchParams({ api_key: tokenOf('随手拍'), ...form }).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  })
}

const LAMP = {
  service_code: '公共厕所',
  description: '厕所好几天没人打扫了 <b>',
  address_string: '艾老村村口',
  lat: '36.87',
  long: '117.01',
  first_name: '桂兰',
  last_name: '王',
  phone: '13800000001',
  email: 'wang@example.com',
}

test('services are the matters of the responsibility list; each has its definition', async () => {
  const { status, body } = await get('services.json')
  expect(status).toBe(200)
  expect(body).toContainEqual(
    expect.objectContaining({
      service_code: '公共厕所',
      metadata: false,
      type: 'realtime',
      group: '城乡建设',
    }),
  )
  const definition = await get(`services/${encodeURIComponent('公共厕所')}.json`)
  expect(definition.body).toEqual({ service_code: '公共厕所', attributes: [] })
  expect(await get('services/none.json')).toMatchObject({ status: 404, body: [{ code: 404 }] })
})

test('a request is a ticket, once; it is told without anything of the citizen, and closed when it is', async () => {
  const opened = await post(LAMP)
  expect(opened).toMatchObject({
    status: 200,
    body: [{ service_notice: '已收下，由环卫所办理', account_id: null }],
  })
  const id = opened.body[0].service_request_id
  expect((await post(LAMP)).body[0].service_request_id).toBe(id)
  const ticket = await ticketByNumber(server.desk.db, id)
  expect(await textBody(server.desk.db, server.desk.seal, ticket?.contentTextId ?? 0)).toBe(
    '厕所好几天没人打扫了 <b>\n地点：艾老村村口\n坐标：36.87, 117.01',
  )
  const asked = await get(`requests/${id}.json?${KEY}`)
  expect(asked).toMatchObject({
    status: 200,
    body: [{ service_request_id: id, status: 'open', agency_responsible: '环卫所', address: '艾老村' }],
  })
  expect(JSON.stringify(asked.body)).not.toMatch(/王|桂兰|138|example\.com/)
  const list = await get(`requests.json?${KEY}&status=open&service_code=${encodeURIComponent('公共厕所')}`)
  expect(list.body.map((one: { service_request_id: string }) => one.service_request_id)).toEqual([id])
  expect((await get(`requests.json?${KEY}&status=closed`)).body).toEqual([])
  expect((await get(`requests.json?${KEY}&service_request_id=none,${id}`)).body).toHaveLength(1)
  expect((await get(`tokens/${id}.json?${KEY}`)).body).toEqual([{ service_request_id: id, token: id }])
})

test('the same in XML, with what people wrote as text', async () => {
  const opened = await post({ ...LAMP, description: '厕所 <script> & 坏' }, 'xml')
  expect(opened.headers.get('content-type')).toBe('text/xml; charset=utf-8')
  const id = /<service_request_id>(.*?)<\/service_request_id>/.exec(opened.body)?.[1]
  const { body } = await get(`requests/${id}.xml?${KEY}`)
  expect(body).toMatch(
    /^<\?xml version="1.0" encoding="utf-8"\?>\n<service_requests><request><service_request_id>/,
  )
  expect(body).toContain('<description>厕所 &lt;script&gt; &amp; 坏')
  expect(body).toContain('<zipcode/>')
  expect((await get('services/none.xml')).body).toContain('<errors><error><code>404</code><description>')
})

test('discovery names the endpoint and its formats, without a key', async () => {
  const { body } = await server.ask('/open311/discovery.json', { as: undefined })
  expect(body.endpoints).toMatchObject([
    { url: `${server.url}${V2}`, formats: ['text/xml', 'application/json'] },
  ])
  const xml = await server.ask('/open311/discovery.xml', { as: undefined })
  expect(xml.body).toContain('<discovery><changeset>')
  expect(xml.body).toContain('<formats><format>text/xml</format>')
})

test.each([
  { why: 'no key', asks: () => get('requests.json'), status: 403, says: '令牌' },
  { why: 'a wrong key', asks: () => get('requests.json?api_key=hs_x'), status: 403, says: '令牌' },
  {
    why: 'no right to write',
    asks: () => post({ ...LAMP, api_key: tokenOf('看板') }),
    status: 403,
    says: 'tickets:write',
  },
  {
    why: 'another jurisdiction',
    asks: () => get('services.json?jurisdiction_id=x'),
    status: 404,
    says: 'jurisdiction_id',
  },
  {
    why: 'no service',
    asks: () => post({ ...LAMP, service_code: '' }),
    status: 400,
    says: 'service_code 必须填写',
  },
  {
    why: 'a service that is none',
    asks: () => post({ ...LAMP, service_code: '月亮' }),
    status: 404,
    says: 'service_code',
  },
  {
    why: 'no place',
    asks: () => post({ service_code: '公共厕所', description: '没人打扫' }),
    status: 400,
    says: '要写明地点',
  },
  { why: 'a latitude that is none', asks: () => post({ ...LAMP, lat: '360' }), status: 400, says: 'lat' },
  { why: 'a phone that is none', asks: () => post({ ...LAMP, phone: '无' }), status: 400, says: 'phone' },
  {
    why: 'a script for a picture',
    asks: () => post({ ...LAMP, media_url: 'javascript:alert(1)' }),
    status: 400,
    says: 'http',
  },
  {
    why: 'half a year',
    asks: () => get(`requests.json?${KEY}&start_date=2026-01-01T00:00:00Z&end_date=2026-07-01T00:00:00Z`),
    status: 400,
    says: '90 天',
  },
  {
    why: 'no such request',
    asks: () => get(`requests/none.json?${KEY}`),
    status: 404,
    says: 'service_request_id',
  },
])('$why: $status, in the words of the specification', async ({ asks, status, says }) => {
  const answer = await asks()
  expect(answer.status).toBe(status)
  expect(answer.body).toEqual([{ code: status, description: expect.stringContaining(says) }])
})

test('what a village took on by itself is told to nobody, by whatever it is asked for', async () => {
  const number = 'WS20261123001'
  await openTicket(server.desk, { ...ORDINARY, ticket: { ...ORDINARY.ticket, number, inHouse: true } })
  expect(await get(`requests/${number}.json?${KEY}`)).toMatchObject({ status: 404 })
  expect(await get(`tokens/${number}.json?${KEY}`)).toMatchObject({ status: 404 })
  expect((await get(`requests.json?${KEY}&service_request_id=${number}`)).body).toEqual([])
  expect(JSON.stringify((await get(`requests.json?${KEY}`)).body)).not.toContain(number)
})

test('a 举报 is in no list, and by its number nothing is told but how it stands', async () => {
  const ticket = { ...ORDINARY.ticket, number: 'JB-2026-0001', kind: 'report' as const, villageId: 'ailao' }
  await openTicket(server.desk, { ...ORDINARY, ticket, content: '举报环卫所李强收钱。' })
  await openTicket(server.desk, {
    ...ORDINARY,
    ticket: { ...ORDINARY.ticket, number: 'BM-2026-0001', secret: true },
  })
  const { body } = await get(`requests.json?${KEY}`)
  expect(JSON.stringify(body)).not.toMatch(/JB-2026-0001|BM-2026-0001/)
  // Nor does an empty place on a page tell of it.
  const page = await get(`requests.json?${KEY}&page_size=1`)
  expect(page.body).toHaveLength(1)
  const one = await get(`requests/JB-2026-0001.json?${KEY}`)
  expect(one.body).toMatchObject([
    { status: 'open', description: null, service_code: null, agency_responsible: null, address: null },
  ])
})

test('words as long as may be are taken with their place, longer ones refused in words', async () => {
  const description = '厕'.repeat(10_000)
  const media_url = `https://example.com/${'a'.repeat(470)}`
  const long = await post({ ...LAMP, description, address_string: '村'.repeat(300), media_url })
  expect(long.status).toBe(200)
  const longer = await post({ ...LAMP, description: `${description}所` })
  expect(longer).toMatchObject({ status: 400, body: [{ code: 400 }] })
  expect(JSON.stringify(longer.body)).toContain('10000')
})
