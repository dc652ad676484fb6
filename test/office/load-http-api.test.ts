import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadHttpApi } from '../../src/office/load-http-api.ts'
import { dataFolder, SHIPPED } from './data-folder.ts'
import { problemsOf } from './refusals.ts'

const HASH = 'a'.repeat(64)
const GOOD = `callers:
  - name: 市平台
    tokenHash: ${HASH}
    scopes: [tickets:write, tickets:read]
    mustSign: 是
`

function problems(content: string): string[] {
  const folder = dataFolder()
  writeFileSync(join(folder, 'http-api.yaml'), content)
  return problemsOf(() => loadHttpApi(folder))
}

test('as shipped, and without the file, nobody may call', () => {
  expect(loadHttpApi(SHIPPED)).toEqual({ callers: [], webhooks: [] })
  const folder = dataFolder()
  rmSync(join(folder, 'http-api.yaml'), { force: true })
  expect(loadHttpApi(folder).callers).toEqual([])
})

test('a caller is read', () => {
  const folder = dataFolder()
  writeFileSync(join(folder, 'http-api.yaml'), GOOD)
  expect(loadHttpApi(folder).callers).toEqual([
    { name: '市平台', tokenHash: HASH, scopes: ['tickets:write', 'tickets:read'], mustSign: true },
  ])
})

const WEBHOOK = `  - name: 市平台
    url: https://rexian.example.gov.cn/events?to=huisheng
`

test('the jurisdiction of Open311 is read', () => {
  const folder = dataFolder()
  writeFileSync(join(folder, 'http-api.yaml'), `${GOOD}jurisdiction: rexian.example.gov.cn\n`)
  expect(loadHttpApi(folder).jurisdiction).toBe('rexian.example.gov.cn')
})

test('who is told of changes is read', () => {
  const folder = dataFolder()
  writeFileSync(join(folder, 'http-api.yaml'), `${GOOD}webhooks:\n${WEBHOOK}    keyNo: 2\n`)
  expect(loadHttpApi(folder).webhooks).toEqual([
    { name: '市平台', url: 'https://rexian.example.gov.cn/events?to=huisheng', keyNo: 2 },
  ])
})

test.each([
  { why: 'a password in the address', from: 'https://', to: 'https://hs:secret@', says: '不带用户名和密码' },
  { why: 'another protocol', from: 'https://', to: 'file://', says: 'https:// 或 http://' },
  { why: 'no address', from: 'https://rexian.example.gov.cn', to: '', says: 'https:// 或 http://' },
  { why: 'the same name twice', from: WEBHOOK, to: `${WEBHOOK}${WEBHOOK}`, says: '应各不相同' },
  { why: 'a key that is no number', from: WEBHOOK, to: `${WEBHOOK}    keyNo: 一\n`, says: '1 到 99' },
])('a webhook with $why is refused, and no password is repeated', ({ from, to, says }) => {
  const said = problems(`${GOOD}webhooks:\n${WEBHOOK.replace(from, () => to)}`)
  expect(said.some((problem) => problem.startsWith('· http-api.yaml') && problem.includes(says))).toBe(true)
  expect(said.join()).not.toContain('secret')
})

test.each([
  { why: 'the token itself', from: HASH, to: 'hs_secret', says: '不要写令牌本身' },
  { why: 'a scope that is none', from: 'tickets:read', to: 'tickets:raed', says: '是不是想写 tickets:read' },
  { why: 'no scope', from: '[tickets:write, tickets:read]', to: '[]', says: '应是权限的列表' },
  { why: 'a word for yes', from: '是', to: '签', says: '应是其中之一' },
  { why: 'the same name twice', from: GOOD, to: `${GOOD}${GOOD.slice(9)}`, says: '应各不相同' },
])('$why is refused, and no token is repeated', ({ from, to, says }) => {
  const said = problems(GOOD.replace(from, () => to))
  expect(said.some((problem) => problem.startsWith('· http-api.yaml') && problem.includes(says))).toBe(true)
  expect(said.join()).not.toContain('hs_secret')
})
