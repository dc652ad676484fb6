import { describe, expect, test } from 'vitest'
import { ticketByCode } from '../../src/store/tickets.ts'
import { retention } from '../../src/supervision/retention.ts'
import { onTheStreet } from '../support/in-process.ts'

const it = onTheStreet()

const villager = () => it.street.person('stranger')
const clerkOfVillage = () => it.street.person('ai-lixin')
const village = () => it.street.room('ailao')
const LAMP = '村口的路灯坏了半个月了，也没人来修，13900001234找我'

async function countOf(): Promise<number> {
  return (await it.desk.db.selectFrom('ticket').select('id').execute()).length
}

describe('in the village’s group', () => {
  test('12345 is named and the village asked; 受理 makes it a ticket of the office’s own, and nobody else can', async () => {
    await villager().says(LAMP, { in: village() })
    const offer = await village().hears(
      '路灯',
      '可以打 12345',
      '引用这条回「受理」',
      '村事1',
      '@艾老村-艾立新',
    )
    expect(offer.text).not.toContain('1390000')
    expect(await countOf()).toBe(0)

    await villager().says('受理', { in: village(), quoting: offer })
    await it.street.person('li-qiang').says('受理 1', { in: it.street.room('huanwei') })
    expect(await countOf()).toBe(0)

    await clerkOfVillage().says('受理', { in: village(), quoting: offer })
    const taken = await village().hears(
      '受理了：#1 〔未诉先办〕',
      '由建管办办理',
      '不算 12345 的工单',
      /WS202611230001/,
    )
    expect(taken.text).not.toContain('1390000')
    await it.street.room('jianguan').hears('#1 〔未诉先办〕艾老村 村口的路灯')
    expect(await ticketByCode(it.desk.db, 1)).toMatchObject({
      inHouse: true,
      villageId: 'ailao',
      matter: '路灯',
      lead: { unitId: 'jianguan' },
    })
    await clerkOfVillage().says('受理 1', { in: village() })
    await village().hears('村事1没有在等受理')
    expect(await countOf()).toBe(1)
  })

  test('受理 自办: the village leads, and has signed for it', async () => {
    await villager().says('村里公厕脏得没法进，多少天了没人打扫', { in: village() })
    await village().hears('村事1')
    await clerkOfVillage().says('受理 自办', { in: village() })
    await village().hears('受理了', '由艾老村办理', '不用再签收', '回复 1')
    expect(await ticketByCode(it.desk.db, 1)).toMatchObject({
      state: 'acknowledged',
      lead: { unitId: 'ailao' },
    })
  })

  test('不受理: nothing is opened, and the words are forgotten', async () => {
    await villager().says(LAMP, { in: village() })
    const offer = await village().hears('村事1')
    await clerkOfVillage().says('不受理，打12345吧', { in: village(), quoting: offer })
    await village().hears('好，不立单')
    expect(await countOf()).toBe(0)
    expect(await it.desk.db.selectFrom('told_matter').select(['state', 'sealed']).execute()).toEqual([
      { state: 'refused', sealed: null },
    ])
  })

  test('one is spoken to once an hour, neighbours who chime in are not, and talk is left alone', async () => {
    await villager().says(LAMP, { in: village() })
    await village().hears('村事1')
    await villager().says('三组那边垃圾桶满了好几天没人清，臭得很', { in: village() })
    await it.street.person('wang-guilan').says('就是，路灯坏了好久，一直没人修', { in: village() })
    await it.street.person('wang-guilan').says('晚上来跳舞啊', { in: village() })
    await village().hearsNothing()
    await it.street.windTo('2026-11-23 10:30')
    await villager().says('三组那边垃圾桶满了好几天没人清，臭得很', { in: village() })
    await village().hears('垃圾桶', '村事2')
  })

  test('two wait: 受理 alone asks which', async () => {
    await villager().says(LAMP, { in: village() })
    await village().hears('村事1')
    await it.street.windTo('2026-11-23 10:30')
    await villager().says('三组那边垃圾桶满了好几天没人清，臭得很', { in: village() })
    await village().hears('村事2')
    await clerkOfVillage().says('受理', { in: village() })
    const asked = await village().hears('村事1 路灯', '村事2 垃圾清运')
    expect(asked.text).not.toContain('1390000')
    await clerkOfVillage().says('受理 2', { in: village() })
    await village().hears('受理了')
    await it.street.room('huanwei').hears('〔未诉先办〕')
  })

  test('a village that takes none on: only 12345 is named', async () => {
    const haomiao = it.street.room('haomiao')
    await it.street.person('sun-baoquan').says(LAMP, { in: haomiao })
    const said = await haomiao.hears('可以打 12345')
    expect(said.text).not.toContain('受理')
    expect(await it.desk.db.selectFrom('told_matter').select(['state', 'sealed']).execute()).toEqual([
      { state: 'hotline', sealed: null },
    ])
  })

  test('at night the group sleeps; in the morning it is said', async () => {
    await it.street.windTo('2026-11-23 22:00')
    await it.street.unheard()
    await villager().says(LAMP, { in: village() })
    await village().hearsNothing()
    await it.street.windTo('2026-11-24 08:05')
    await village().hears('村事1')
    await it.street.unheard()
  })

  test('in a group that villages share, a village that is not named takes nothing on', async () => {
    await it.street.person('li-meihua').says(LAMP, { in: it.street.room('sungeng') })
    await it.street.room('sungeng').hears('可以打 12345')
  })
})

describe('in private', () => {
  test('the teller chooses; the village reads it masked, and the teller hears what came of it', async () => {
    await villager().says('艾老村3排12号门口路灯坏了，电话13900001234')
    await villager().privately.hears('您说的是「路灯」的事', '打 12345', '回「转村里」')
    await clerkOfVillage().privately.hearsNothing()
    await villager().says('转村里')
    await villager().privately.hears('已转给艾老村的同志，没有说您是谁')
    const passed = await clerkOfVillage().privately.hears('艾老村的事（路灯）', '受理 1')
    expect(passed.text).not.toMatch(/1390000|12号/)
    await it.street.unheard()
    await clerkOfVillage().says('受理 1')
    await clerkOfVillage().privately.hears('受理了：#1 〔未诉先办〕')
    await villager().privately.hears('村里受理了，由建管办办理', 'WS202611230001')
    await it.street.room('jianguan').hears('〔未诉先办〕')
  })

  test('the village does not take it on: the teller is sent to 12345 with the reason', async () => {
    await villager().says('艾老村的下水道堵了，能不能修修')
    await villager().privately.hears('转村里')
    await villager().says('2')
    await villager().privately.hears('已转给艾老村')
    await it.street.unheard()
    await clerkOfVillage().says('不受理 1 这段归物业管')
    await clerkOfVillage().privately.hears('不立单')
    await villager().privately.hears('没有受理：这段归物业管', '12345')
  })

  test('whom the station knows stays unnamed all the same, and is asked in the end', async () => {
    await it.opens()
    await it.street.unheard()
    const wang = it.street.person('wang-guilan')
    // Her village is known from her other ticket.
    await wang.says('我是王桂兰，门口下水道堵了好几天，谁来修')
    await wang.privately.hears('您说的是「下水道」的事', '让艾老村先看看')
    await wang.says('转给村里吧')
    await wang.privately.hears('已转给艾老村')
    const passed = await clerkOfVillage().privately.hears('王**')
    expect(passed.text).not.toContain('王桂兰')
    await it.street.unheard()
    await clerkOfVillage().says('受理 1')
    const said = (await it.street.unheard()).map(({ text }) => text).join()
    expect(said).toContain('村里受理了')
    expect(said).not.toContain('王桂兰')
    const ticket = await ticketByCode(it.desk.db, 2)
    expect(ticket).toMatchObject({ secret: true, inHouse: true, citizenId: 'wang-guilan' })
  })

  test('two wait, and the village is asked in its group which: of what was told in private nobody reads a word', async () => {
    await it.opens()
    await it.street.unheard()
    const wang = it.street.person('wang-guilan')
    await wang.says('我是王桂兰，门口下水道堵了好几天，谁来修')
    await wang.says('转村里')
    await it.street.windTo('2026-11-23 10:30')
    await wang.says('我王桂兰家西墙外路灯坏了好几天没人修')
    await wang.says('转村里')
    await it.street.unheard()
    await clerkOfVillage().says('受理', { in: village() })
    const asked = await village().hears('村事1 雨污排水（私聊说的）', '村事2 路灯（私聊说的）')
    expect(asked.text).not.toMatch(/王|门口|西墙/)
    await clerkOfVillage().says('受理')
    const list = await clerkOfVillage().privately.hears('村事1 雨污排水：我是王**')
    expect(list.text).not.toContain('王桂兰')
  })

  test('the village’s group reads none of the words, in no answer, card, list or reminder', async () => {
    await villager().says('艾老村隔壁赵四天天往下水道倒油，堵了好几天，谁来管')
    await villager().says('转村里')
    await it.street.unheard()
    await clerkOfVillage().says('受理 自办', { in: village() })
    await village().hears('受理了：#1。是村民私聊说的')
    await clerkOfVillage().privately.hears('受理了：#1 〔未诉先办〕艾老村 雨污排水')
    await villager().privately.hears('您说的「艾老村 雨污排水」，村里受理了')
    await clerkOfVillage().says('查 1', { in: village() })
    await village().hears('村民私聊说的，原话不在群里发')
    for (const day of ['11-25', '11-27', '11-30', '12-01', '12-02']) {
      await it.street.windTo(`2026-${day} 10:00`)
      expect((await it.street.unheard()).map(({ text }) => text).join()).not.toMatch(/赵四|倒油/)
    }
    await clerkOfVillage().says('查 1')
    await clerkOfVillage().privately.hears('赵四')
  })

  test('a department is told what it is to see to; a village that is to help reads it in private', async () => {
    await villager().says('艾老村隔壁赵四天天往下水道倒油，堵了好几天，谁来管')
    await villager().says('转村里')
    await it.street.unheard()
    await clerkOfVillage().says('受理', { in: village() })
    await village().hears('受理了：#1')
    await it.street.room('jianguan').hears('#1 〔未诉先办〕艾老村 雨污排水', '倒油')
    await it.street.unheard()
    await it.street.person('zhou-min').says('协办 1 艾老村', { in: it.street.room('station') })
    const card = await village().hears('请协办', '原话不在群里发')
    expect(card.text).not.toMatch(/赵四|倒油/)
    await it.street.unheard()
  })

  test('a bare 2 means it while the bot just asked; 转村里 within a day', async () => {
    await villager().says('艾老村下水道堵了好几天，谁来修')
    await villager().privately.hears('转村里')
    await it.street.windTo('2026-11-23 10:30')
    await villager().says('2')
    await it.street.settle()
    expect(await it.desk.db.selectFrom('told_matter').select('state').execute()).toEqual([{ state: 'asked' }])
    await it.street.windTo('2026-11-24 10:00')
    await it.street.unheard()
    await villager().says('转村里')
    await villager().privately.hears('没有等着转给村里的事')
    await clerkOfVillage().privately.hearsNothing()
  })

  test('转村里 means what was told last, and nothing of before', async () => {
    await villager().says('艾老村下水道堵了好几天，谁来修')
    await villager().privately.hears('转村里')
    await villager().says('门口路灯坏了好几天没人修')
    await villager().privately.hears('请打 12345')
    await villager().says('转村里')
    await villager().privately.hears('没有等着转给村里的事')
    await clerkOfVillage().privately.hearsNothing()
    await it.street.unheard()
  })

  test('of no known village: 12345, and how to name the village', async () => {
    await villager().says('门口路灯坏了好几天没人修')
    await villager().privately.hears('请打 12345', '把村名和事情一起再说一遍')
    await villager().says('转村里')
    await villager().privately.hears('没有等着转给村里的事')
  })

  test('who accuses the village’s own people is not sent to them, and nothing is kept', async () => {
    for (const said of [
      '艾老村会计把低保钱截留了',
      '艾老村会计不给我发低保钱，找谁管',
      '艾老村大队把我家的地租给他弟弟了，没人管',
    ]) {
      await villager().says(said)
      await villager().privately.hears('12388', '没有转给任何人')
      await villager().says('转村里')
      await villager().privately.hears('没有等着转给村里的事')
    }
    await clerkOfVillage().privately.hearsNothing()
    expect(await it.desk.db.selectFrom('told_matter').select('id').execute()).toEqual([])
  })
})

describe('somebody who tells and tells', () => {
  const passed = async () =>
    (await it.street.unheard()).filter(({ text }) => text.includes('有人私聊说了一件')).length

  test('in private: five a day reach the village, then 12345 is named', async () => {
    for (let group = 1; group <= 8; group += 1) {
      await villager().says(`艾老村${group}组的下水道堵了好几天，谁来修`)
      await villager().says('转村里')
    }
    const staff = new Set(
      (
        await it.desk.db.selectFrom('outbox').select('target').where('kind', '=', 'told-matter').execute()
      ).map(({ target }) => target),
    ).size
    expect(await passed()).toBe(5 * staff)
    await villager().says('艾老村9组的下水道堵了好几天，谁来修')
    await villager().privately.hears('请打 12345')
    await clerkOfVillage().says('受理', { in: village() })
    const asked = await village().hears('村事1')
    expect(asked.text.match(/村事\d/g)).toHaveLength(5)
    await it.street.windTo('2026-11-24 10:00')
    await it.street.unheard()
    await villager().says('艾老村1组的路灯坏了，没人修')
    await villager().says('转村里')
    expect(await passed()).toBe(staff)
  })

  test('by several people: what waits for a village of one hour is bounded', async () => {
    const tellers = ['stranger', 'wang-guilan', 'sun-baoquan']
    for (const teller of tellers) {
      for (let group = 1; group <= 3; group += 1) {
        await it.street.person(teller).says(`艾老村${group}组的下水道堵了好几天，谁来修`)
        await it.street.person(teller).says('转村里')
      }
    }
    const answers = (await it.street.unheard()).filter(({ text }) => text.includes('太多，没有转'))
    expect(answers).toHaveLength(3)
    expect(
      await it.desk.db.selectFrom('told_matter').select('id').where('state', '=', 'offered').execute(),
    ).toHaveLength(6)
  })

  test('in the group, addressed too: three an hour and five a day', async () => {
    const counts: number[] = []
    for (const hour of ['09:00', '10:30', '12:00']) {
      await it.street.windTo(`2026-11-23 ${hour}`)
      for (let group = 1; group <= 5; group += 1)
        await villager().says(`@回声筒 ${group}组的路灯坏了好几天，谁来修`, { in: village() })
      counts.push((await it.street.unheard()).filter(({ text }) => text.includes('群里说的')).length)
    }
    expect(counts).toEqual([3, 2, 0])
  })
})

test('counted apart: not in the rates nor on the weekly list, told beside them', async () => {
  await villager().says(LAMP, { in: village() })
  await village().hears('村事1')
  await clerkOfVillage().says('受理', { in: village() })
  await it.opens({ matter: '公共厕所', subject: '艾老村 公厕没人打扫' })
  await it.street.windTo('2026-11-23 09:30')
  await it.street.unheard()
  const station = it.street.room('station')
  await it.street.person('zhou-min').says('三率', { in: station })
  const text = (await it.street.unheard()).map((one) => one.text).join('\n')
  expect(text).toContain('收件 1 件')
  expect(text).toContain('未诉先办（村里受理的，不在以上数里）：收 1 件，办结 0 件')
  // Both are long overdue; only the hotline's is listed.
  await it.street.windTo('2026-12-07 09:05')
  const said = (await it.street.unheard()).map((one) => one.text)
  const lists = said.filter((one) => one.includes('督查重点清单（'))
  expect(lists.join()).toContain('公厕')
  expect(lists.join()).not.toContain('路灯')
  // What has to be done is one list, and says which is which.
  const days = said.filter((one) => one.includes('建管办今日工单（12月7日）'))
  expect(days.join()).toContain('已超期 1，待签收 1，其中未诉先办 1 件')
  expect(days.join()).toContain('#1 〔未诉先办〕艾老村 村口的路灯')
})

test('told in private and not taken on: the village is reminded once, the teller hears in the end', async () => {
  await villager().says('艾老村下水道堵了好几天，谁来修，13900001234')
  await villager().says('转村里')
  await it.street.unheard()
  const heard: string[] = []
  for (let day = 24; day <= 29; day += 1) {
    await it.street.windTo(`2026-11-${day} 10:00`)
    const said = await it.street.unheard()
    const reminders = said.filter(({ text }) => text.includes('村事1（雨污排水）还没有回'))
    if (reminders.length > 0) heard.push(`${day}`)
    for (const { room, text } of reminders) {
      expect(room).toMatch(/^private/)
      expect(text).not.toContain('1390000')
    }
    expect(said.filter(({ text }) => text.includes('没有人受理'))).toEqual([])
  }
  expect(heard).toEqual(['25'])
  await it.street.windTo('2026-11-30 10:00')
  await villager().privately.hears('请艾老村先看看的事', '没有人受理', '打 12345')
  await it.street.unheard()
  expect(await it.desk.db.selectFrom('told_matter').select(['state', 'sealed', 'contact']).execute()).toEqual(
    [{ state: 'expired', sealed: null, contact: null }],
  )
})

test('what nobody took on is forgotten after a week', async () => {
  await villager().says(LAMP, { in: village() })
  await village().hears('村事1')
  await it.street.windTo('2026-12-01 09:00')
  await retention(it.desk)
  expect(await it.desk.db.selectFrom('told_matter').select(['state', 'sealed']).execute()).toEqual([
    { state: 'expired', sealed: null },
  ])
  await clerkOfVillage().says('受理 1', { in: village() })
  await it.street.settle()
  expect(await countOf()).toBe(0)
  await it.street.unheard()
})
