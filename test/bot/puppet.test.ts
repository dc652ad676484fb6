import { describe, expect, test } from 'vitest'
import { checkInstalled } from '../../src/bot/puppet.ts'

describe('a puppet by the name of its package', () => {
  test('that is installed may be used', async () => {
    await expect(checkInstalled('wechaty-puppet-service')).resolves.toBeUndefined()
  })

  test.each([
    { why: 'is not installed', name: 'wechaty-puppet-nobody', words: 'npm i wechaty-puppet-nobody' },
    { why: 'of somebody is not installed', name: '@nobody/puppet', words: 'npm i @nobody/puppet' },
    { why: 'is mistyped', name: 'lokal', words: '应为 local、local-grpc' },
    { why: 'is short', name: 'wechat4u', words: 'wechaty-puppet-wechat4u' },
    { why: 'is a part of Node', name: 'node:fs', words: '不认识' },
    { why: 'is a path', name: '../puppet.ts', words: '不认识' },
  ])('that $why is refused with what to do', async ({ name, words }) => {
    await expect(checkInstalled(name)).rejects.toThrow(words)
  })
})
