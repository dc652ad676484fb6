import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PNG } from '../support/bad-tables.ts'
import type { InProcess } from '../support/in-process.ts'
import { onTheStreet } from '../support/in-process.ts'

const it = onTheStreet()

/** Nobody of the sample street, nor of the knowledge base. */
const SECRETS = ['馥蘅', '13977665544', '7排19号', '370112196503120015', 'lixiaoying99']
const TELLING =
  '我叫王馥蘅，电话13977665544，住艾老村7排19号，身份证370112196503120015，微信lixiaoying99，路灯坏了没人修'
const TABLE = `工单编号,诉求内容,来电人,联系电话\nA77001,${TELLING},王馥蘅,13977665544\nA77002,,王馥蘅,13977665544`

/** Every byte that the office keeps; the chats stand for the platform, which is elsewhere. */
function bytesKept({ dir }: InProcess): Buffer {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  const own = files
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !path.includes('chat'))
  return Buffer.concat(own.map((path) => readFileSync(path)))
}

function found(words: readonly string[]): string[] {
  const bytes = bytesKept(it)
  return words.filter((word) => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')))
}

test('nothing that people write about a citizen can be read in what is kept, whatever way it came', async () => {
  const { street } = it
  const [huanwei, station] = [street.room('huanwei'), street.room('station')]
  const says = (
    who: string,
    text: string,
    where: Parameters<ReturnType<typeof street.person>['says']>[1] = {},
  ) => street.person(who).says(text, where)
  const photo = { file: { name: '王馥蘅13977665544.png', bytes: PNG } }
  await it.opens({ matter: '公共厕所', subject: `艾老村 公厕 王馥蘅 13977665544`, content: TELLING })
  await it.opens({ kind: 'report', matter: '公共厕所', subject: '举报王馥蘅', content: TELLING })
  await says('zhou-min', '派 2 司法所', { in: station })
  await says('li-qiang', `备注 1 ${TELLING}`, { in: huanwei })
  await says('li-qiang', `联系方式 1 ${TELLING}`)
  await says('li-qiang', `退单 1 不归我们管，${TELLING}`, { in: huanwei })
  await says('zhou-min', `不同意退单 1 ${TELLING}`, { in: station })
  await says('li-qiang', `延期 1 3天 ${TELLING}`, { in: huanwei })
  await says('fang-zhengping', `督办 1 ${TELLING}`)
  await says('li-qiang', '模板 王馥蘅家的鸽子叫得凶', { in: huanwei })
  await says('li-qiang', '补', { in: huanwei })
  await says('li-qiang', `到场 1 ${TELLING}`, { in: huanwei })
  await says('li-qiang', '', { in: huanwei, ...photo })
  await says('stranger', `艾老村${TELLING}`)
  await says('stranger', '转村里')
  await says('stranger', '', photo)
  await says('stranger', `着火了，${TELLING}`)
  await says(
    'zhou-min',
    `工单编号：37010020261123088888\n来电人：王馥蘅\n联系电话：13977665544\n诉求内容：${TELLING}`,
    {
      in: station,
    },
  )
  await says('zhou-min', '确认', { in: station })
  await says('zhou-min', '', {
    in: station,
    file: { name: '王馥蘅13977665544.csv', bytes: Buffer.from(TABLE) },
  })
  await street.windTo('2026-11-23 10:00')
  await says('li-qiang', `回复 1 已与王馥蘅联系，${TELLING}，公厕打扫完毕。`, { in: huanwei })
  await says('zhou-min', '通过 1', { in: station })
  await says('zhou-min', `回访 1 没解决 不满意 ${TELLING}`, { in: station })
  await says('fang-zhengping', `约谈 环卫所 11月23日 郭长河，承诺 11月30日 前整改 ${TELLING}`)
  await says('fang-zhengping', `议定 环卫所 11月30日前 ${TELLING}`)
  await says('zhou-min', `会商 1 明天下午3点 环卫所 派出所 ${TELLING}`, { in: station })
  const heard = (await street.unheard()).map(({ text }) => text).join('\n')
  for (const done of ['申请延期', '督办单', '已转给艾老村', '收完了', '已请工作站补一条', '请重新签收'])
    expect(heard).toContain(done)
  expect(found(SECRETS)).toEqual([])
})

test('what was forgotten stands in no free page of the database and in no journal', async () => {
  const { street, desk } = it
  await it.opens({ matter: '公共厕所', subject: '艾老村 公厕没人打扫', content: TELLING })
  await street.person('wang-guilan').says('撤回诉求')
  const sealed = [
    ...(await desk.db.selectFrom('text').select('sealed').execute()).map((row) => row.sealed),
    ...(await desk.db.selectFrom('citizen').select('sealed').execute()).map((row) => row.sealed),
  ].filter((words): words is string => typeof words === 'string')
  const marks = sealed.map((words) => words.slice(0, 40))
  expect(found(marks)).toEqual(marks)
  for (const day of ['2026-12-30', '2027-02-20', '2027-04-15', '2027-06-10', '2027-08-05', '2027-09-30'])
    await street.windTo(`${day} 09:00`)
  await street.windTo('2027-11-24 09:00')
  await street.unheard()
  expect(await desk.db.selectFrom('text').select('id').execute()).toEqual([])
  expect(found(marks)).toEqual([])
})
