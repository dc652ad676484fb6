import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { foresee } from '../../src/desk/foresee.ts'
import { addDays } from '../../src/domain/time.ts'
import { warningsSince } from '../../src/store/warnings.ts'
import { openDesk } from '../support/desk.ts'
import { eventsOfLife, writeLife } from '../support/history.ts'
import type { InProcess } from '../support/in-process.ts'
import { openInProcess } from '../support/in-process.ts'

const REPLY = '您好，已协调引黄水错峰，各村轮灌顺序已张榜，电管员驻点保电，您家地块当天浇上了。'
let numbers = 0

/** Closed tickets of the matter, the first on the day, then one every `apart` days and round again after `within`. */
async function came(
  it: Pick<InProcess, 'desk'>,
  first: string,
  {
    count,
    within = 28,
    matter = '农田灌溉',
    villageId = 'dikou',
    subject = '堤口村 春灌浇不上水',
    anonymous = true,
  }: {
    count: number
    within?: number
    matter?: string
    villageId?: string
    subject?: string
    /** Else all are of one caller. */
    anonymous?: boolean
  },
): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    numbers += 1
    const day = addDays(first, (index * 3) % within)
    const [year, when] = [day.slice(0, 4), `${day.slice(5)} ${String(8 + (index % 9)).padStart(2, '0')}:15`]
    const life = `opened ${when}; lead nongye ${when} due ${when}; replied nongye ${when}; said solved satisfied ${when}; closed satisfied ${when}`
    await writeLife(
      it.desk,
      eventsOfLife(life, { number: `F${10_000 + numbers}`, matter, villageId, subject, anonymous }, year),
      REPLY,
    )
  }
}

describe('a season', () => {
  let it: InProcess

  beforeEach(async () => {
    it = await openInProcess({ at: '2026-01-15 10:00' })
    await came(it, '2024-01-05', { count: 1, matter: '路灯', subject: '堤口村 路灯不亮' })
    await came(it, '2024-03-04', { count: 20 })
    await came(it, '2025-03-03', { count: 22 })
  })

  afterEach(async () => {
    await it.street.ends()
  })

  test('春灌 is told four weeks before; the unit answers; afterwards the effect is told with its counts', async () => {
    const { street } = it
    const [nongye, yanhe, station, ducha] = ['nongye', 'yanhe', 'station', 'ducha'].map((id) =>
      street.room(id),
    )
    await came(it, '2025-03-03', { count: 66 })
    await street.windTo('2026-01-19 09:10')
    await nongye?.hearsNothing()
    await street.windTo('2026-01-26 09:09')
    await nongye?.hearsNothing()
    await street.windTo('2026-01-26 09:10')
    const card = await nongye?.hears(
      '预警 1 · 季节：农田灌溉，预计 3月2日－3月29日',
      '去年 88 件：堤口村 88',
      '前年 20 件',
      '那时管用的：',
      '已协调引黄水错峰',
      '群众满意',
      '请农业综合服务中心在 2月23日 前部署好，回「已部署 1 做了什么」',
      '给村民的通知草稿（核对后再发）：\n各位村民：3月2日前后开始春灌。堤口村按村里张榜的顺序轮流浇地',
    )
    // 堤口村 has no group of its own.
    await yanhe?.hears('预警 1 · 季节：农田灌溉', '由农业综合服务中心牵头', '给村民的通知草稿')
    await station?.hears(
      '预警 1 · 季节',
      '去年 88 件 · 待部署（农业综合服务中心，2月23日 前）',
      '不用预警 1 理由',
    )
    await ducha?.hears('预警 1 · 季节')

    const tian = street.person('tian-shugen')
    await tian.says('已部署', { in: nongye ?? street.room('nongye') })
    await nongye?.hears('已部署 1')
    await tian.says('已部署 和三个村定了轮灌顺序，机井检修完', { in: nongye, quoting: card })
    await nongye?.hears('预警 1 的部署已记，4月6日 看效果时一起报')
    await station?.hears('预警 1 · 季节：农田灌溉，农业综合服务中心已部署：和三个村定了轮灌顺序')
    await ducha?.hears('农业综合服务中心已部署')

    await came(it, '2026-03-02', { count: 24 })
    await street.windTo('2026-02-27 09:10')
    await street.windTo('2026-03-31 09:10')
    await nongye?.hearsNothing()
    await street.windTo('2026-04-07 09:10')
    const words = [
      '预警 1 · 季节：农田灌溉 的效果：3月2日－3月29日 24 件，去年同期 88 件，−72.7%',
      '满意率 100%（24/24）',
      '不能都算成部署的效果',
    ]
    for (const room of [nongye, station, ducha]) await room?.hears(...words)
    await street.windTo('2026-04-08 09:10')
  })

  test('missed while the bot was off: told on the next working day, once, though it comes late', async () => {
    const { street } = it
    // Spring Festival: the office works again on the 24th.
    await street.windTo('2026-02-21 11:00')
    await street.room('nongye').hearsNothing()
    await street.windTo('2026-02-24 11:00')
    await street
      .room('nongye')
      .hears('预警 1 · 季节：农田灌溉，已经到季，预计到 3月30日', '在 2月27日 前部署好')
    // Everybody sees it by now: no draft of a notice.
    const told = await street.unheard()
    expect(told.filter(({ text }) => text.includes('通知草稿'))).toEqual([])
    for (const day of ['02-25', '02-27', '03-02', '03-03']) await street.windTo(`2026-${day} 11:00`)
    const later = (await street.unheard()).filter(({ room }) => room === 'room-nongye')
    // Its day passed without an answer, which is said once.
    expect(later.map(({ text }) => text.split('\n')[0])).toEqual([
      '预警 1 · 季节：农田灌溉，2月27日 到期，农业综合服务中心还没有报部署',
    ])
  })

  test('each village reads its own part, villages of one group once; 已经部署了 is understood', async () => {
    const { street } = it
    await came(it, '2024-03-05', { count: 12, villageId: 'cuijia' })
    await came(it, '2025-03-04', { count: 14, villageId: 'cuijia' })
    await came(it, '2024-03-06', { count: 12, villageId: 'haomiao' })
    await came(it, '2025-03-05', { count: 13, villageId: 'haomiao' })
    await street.windTo('2026-01-26 09:10')
    await street
      .room('nongye')
      .hears('去年 49 件：堤口村 22、崔家村 14、好庙村 13', '前年 44 件：堤口村 20、崔家村 12')
    const yanhe = await street
      .room('yanhe')
      .hears('去年：堤口村 22 件、崔家村 14 件', '堤口村、崔家村有动作也可以回', '堤口村、崔家村按村里')
    expect(yanhe.text).not.toContain('好庙')
    const haomiao = await street.room('haomiao').hears('去年：好庙村 13 件', '好庙村有动作也可以回')
    expect(haomiao.text).not.toContain('崔家')
    await street.unheard()
    await street.person('tian-shugen').says('已经部署了，机井都检修过', { in: street.room('nongye') })
    await street.room('nongye').hears('预警 1 的部署已记')
    await street.room('station').hears('已部署：机井都检修过')
    await street.person('hao-jing').says('已部署 1 渠口清了淤', { in: street.room('haomiao') })
    await street.unheard()
    await street.windTo('2026-04-20 09:10')
    // Who helped reads what came of it, who did not does not.
    await street.room('haomiao').hears('预警 1 · 季节：农田灌溉 的效果')
    await street.room('yanhe').hearsNothing()
    await street.unheard()
  })

  test('nothing is said at night', async () => {
    const { street } = it
    await street.windTo('2026-01-26 22:30')
    await street.room('nongye').hearsNothing()
    await street.windTo('2026-01-27 08:00')
    await street.room('nongye').hears('预警 1 · 季节：农田灌溉')
    await street.unheard()
  })

  test('who oversees gives it to another unit by a day, or dismisses it with a reason, which teaches', async () => {
    const { street } = it
    await street.windTo('2026-01-26 09:10')
    const ducha = street.room('ducha')
    const brief = await ducha.hears('预警 1 · 季节')
    await street.unheard()
    const fang = street.person('fang-zhengping')
    await fang.says('交给 沿河管区 2月20日前', { in: ducha, quoting: brief })
    await ducha.hears('预警 1 已交给沿河管区，2月20日 前，已告知')
    await street.room('yanhe').hears('交给沿河管区办，2月20日 前：\n预警 1 · 季节：农田灌溉', '去年 22 件')
    await street.room('nongye').hears('预警 1 · 季节：农田灌溉 改由沿河管区办')
    await fang.says('预警', { in: ducha })
    await ducha.hears('预警 1 条，待部署 1', '已交办（沿河管区，2月20日 前）')

    const tian = street.person('tian-shugen')
    const nongye = street.room('nongye')
    await tian.says('不用预警 1 年年都这样', { in: nongye })
    await nongye.hears('由工作站或街道负责同志来定')
    await tian.says('已部署 1 机井修好了', { in: nongye })
    await nongye.hears('不是您单位的，没有记')
    await tian.says('预警 1', { in: nongye })
    await nongye.hears('不是您单位的，全文由')
    await tian.says('预警 7', { in: nongye })
    await nongye.hears('没有这条预警')

    await fang.says('不用预警 1', { in: ducha })
    await ducha.hears('请写上为什么不用')
    await fang.says('不用预警 1 今年改滴灌，不用渠水', { in: ducha })
    await ducha.hears('预警 1 不用了，理由已记。往后堤口村农田灌溉一季到 33 件才再报，管到 2028年2月28日')
    // Who had been told of it reads that it is off: the unit, the 管区 that has it, its village's group.
    await nongye.hears('预警 1 · 季节：农田灌溉 不用了，不必再部署。理由：今年改滴灌')
    // Villagers of 堤口村 read along there: what officials say to each other is not for them.
    const off = await street.room('yanhe').hears('预警 1 · 季节：农田灌溉 不用了，不必再部署')
    expect(off.text).not.toContain('滴灌')
    await fang.says('不用预警 1 再说一遍', { in: ducha })
    await ducha.hears('已经结束了，没有再记')
    await fang.says('预警', { in: ducha })
    await ducha.hears('现在没有预警', '堤口村 农田灌溉：到一季 33 件才再报（上次 22 件）')
    await fang.says('预警 1', { in: ducha })
    await ducha.hears('现在：不用', '交给沿河管区，2月20日 前', '不用：今年改滴灌，不用渠水')
    await street.windTo('2026-02-02 09:10')
    await street.windTo('2026-02-24 09:10')
  })

  test('a warning whose unit has left the roster can be handed on', async () => {
    const { street } = it
    await street.windTo('2026-01-26 09:10')
    const ducha = street.room('ducha')
    await street.unheard()
    await it.desk.db.updateTable('warning').set({ unit_id: 'dissolved' }).where('id', '=', 1).execute()
    await street.person('fang-zhengping').says('预警 1 交给 沿河管区 2月20日前', { in: ducha })
    await ducha.hears('预警 1 已交给沿河管区')
    await street.room('yanhe').hears('交给沿河管区办')
  })

  test('talk among people is not for the bot, and a stranger has no warnings', async () => {
    const { street } = it
    const ding = street.person('ding-yi')
    const room = street.room('paichusuo')
    await ding.says('已部署警力在路口疏导', { in: room })
    await ding.says('已经部署了警力', { in: room })
    await ding.says('已部署', { in: room })
    await room.hearsNothing()
    await ding.says('预警', { in: room })
    await room.hears('现在没有预警')
    await street.person('stranger').says('预警')
    await street.unheard()
  })
})

describe('a burst', () => {
  const WATER = { matter: '供水', villageId: 'bianjia', subject: '卞家村 停水' }
  const ROADS = { matter: '道路破损', villageId: 'dalu', subject: '大路村 路坏了' }

  test('is told of with what is usual there, and a busy place with as many is not', async () => {
    const it = await openInProcess({ at: '2026-05-11 08:00' })
    const { street } = it
    await came(it, '2025-05-01', { count: 1, ...WATER })
    await came(it, '2025-05-01', { count: 90, within: 370, ...ROADS })
    await came(it, '2026-05-07', { count: 5, within: 4, ...WATER })
    await came(it, '2026-05-04', { count: 5, within: 7, ...ROADS })
    await street.windTo('2026-05-11 09:10')
    await street
      .room('gongre')
      .hears(
        '预警 1 · 集中：卞家村 供水',
        '7 天里 5 件，往常 7 天 不到 0.1 件',
        '几乎不会是碰巧',
        '卞家村 停水',
        '回「已部署 1 做了什么」',
      )
    await street.room('houzhang').hears('预警 1 · 集中：卞家村 供水', '由供热供水服务站牵头')
    for (const id of ['station', 'ducha']) await street.room(id).hears('预警 1 · 集中')
    await street
      .person('wu-shuixian')
      .says('已部署 主管已换，明早八点来水，已挨户通知', { in: street.room('gongre') })
    await street.room('gongre').hears('预警 1 的部署已记')
    await street.unheard()
    await came(it, '2026-05-12', { count: 1, ...WATER })
    for (const day of ['05-12', '05-13', '05-18', '06-01']) await street.windTo(`2026-${day} 09:10`)
    await street.windTo('2026-06-02 09:10')
    await street.room('gongre').hears('的效果：之后 14 天 1 件，之前 14 天 5 件，−80.0%', '满意率 1/1')
    await street.unheard()
    await street.ends()
  })

  test.each([1, 20, 40])('a street that is %i days old is told of none', async (age) => {
    const it = await openDesk()
    await came(it, addDays('2026-05-11', -age), { count: 6, within: Math.min(age, 4), ...WATER })
    it.windTo('2026-05-11 10:00')
    expect(await foresee(it.desk)).toBe(0)
    await it.close()
  })

  test('one caller who calls again and again is none', async () => {
    const it = await openDesk()
    await came(it, '2025-05-01', { count: 1, ...WATER })
    await came(it, '2026-05-07', { count: 6, within: 4, ...WATER, anonymous: false })
    it.windTo('2026-05-11 10:00')
    expect(await foresee(it.desk)).toBe(0)
    await it.close()
  })

  test('dismissed at five is told again at eight, not at six', async () => {
    const it = await openInProcess({ at: '2026-05-11 08:00' })
    const { street } = it
    const ducha = street.room('ducha')
    await came(it, '2025-05-01', { count: 1, ...WATER })
    await came(it, '2026-05-07', { count: 5, within: 4, ...WATER })
    await street.windTo('2026-05-11 09:10')
    await street.person('fang-zhengping').says('不用预警 1 计划停水，已通知到户', { in: ducha })
    await street.unheard()
    await came(it, '2026-06-15', { count: 6, within: 4, ...WATER })
    await street.windTo('2026-06-22 09:10')
    expect(await street.unheard()).toEqual([])
    await came(it, '2026-07-16', { count: 8, within: 4, ...WATER })
    await street.windTo('2026-07-20 09:10')
    await ducha.hears('预警 2 · 集中：卞家村 供水')
    await street.unheard()
    await street.ends()
  })

  test.each([
    { why: 'as shipped, three within a week where one comes each week are none', rule: undefined, told: 0 },
    { why: 'with the plain rule they are one', rule: { days: 7, count: 3 }, told: 1 },
    { why: 'and four are asked for where the rule says four', rule: { days: 7, count: 4 }, told: 0 },
  ])('$why', async ({ rule, told }) => {
    const it = await openDesk()
    const { limits } = it.desk.office
    it.desk.office.limits = {
      ...limits,
      foresight: { ...limits.foresight, ...(rule && { plainRule: rule }) },
    }
    await came(it, '2025-05-01', { count: 52, within: 364, ...ROADS })
    await came(it, '2026-05-04', { count: 3, within: 7, ...ROADS })
    it.windTo('2026-05-11 10:00')
    expect(await foresee(it.desk)).toBe(told)
    expect(await foresee(it.desk)).toBe(0)
    expect(await warningsSince(it.desk.db, 'burst', '')).toHaveLength(told)
    await it.close()
  })
})
