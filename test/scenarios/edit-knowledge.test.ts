import { expect, test } from 'vitest'
import { searchTemplates } from '../../src/desk/search-templates.ts'
import { onTheStreet } from '../support/in-process.ts'

const it = onTheStreet()

const li = () => it.street.person('li-qiang')
const huanwei = () => it.street.room('huanwei')
const station = () => it.street.room('station')
const clerk = () => it.street.person('zhou-min')
const other = () => it.street.person('sun-lei')

const BODY =
  '您好，鹦鹉一早叫唤，吵得您睡不好，我们很理解。{单位}已到{地点}查看：{现场情况}。{日期}已劝主人把笼子挪到屋里。有什么情况，请随时与{单位}{联系人}联系。'

async function found(query: string) {
  const { hits } = await searchTemplates(it.desk, { query, unitIds: [] })
  return hits[0]?.entry
}

/** 李强 writes an entry in one message and sends it to the station. @returns the card that waits */
async function proposes(title = '鹦鹉扰民', body = BODY) {
  await li().says(`新增模板 ${title}\n${body}\n问法：鹦鹉一早叫唤；八哥学舌吵人`, { in: huanwei() })
  await huanwei().hears(`《${title}》请看看对不对`, '问法：鹦鹉一早叫唤；八哥学舌吵人')
  await li().says('确认', { in: huanwei() })
  await huanwei().hears('已送工作站审核：资1')
  return station().hears(`资料待审 资1：新增《${title}》`, '谁写的：环卫所 李强', '引用本条回「通过」')
}

test('asked step by step in plain words, a new template waits for the station and then is found', async () => {
  await li().says('新增模板')
  const first = await li().privately.hears('这条叫什么')
  await li().says('鹦鹉扰民', { quoting: first })
  await li().privately.hears('《鹦鹉扰民》：正文怎么写')
  await li().says(BODY)
  await li().privately.hears('群众平时怎么说')
  await li().says('鹦鹉一早叫唤；八哥学舌吵人')
  await li().privately.hears('请看看对不对', '鹦鹉一早叫唤；八哥学舌吵人', '「确认」')
  await li().says('确认')
  await li().privately.hears('已送工作站审核：资1《鹦鹉扰民》')
  const card = await station().hears('资料待审 资1', '您好，鹦鹉一早叫唤')
  expect((await found('八哥学舌'))?.title, 'not before it is approved').not.toBe('鹦鹉扰民')
  await clerk().says('通过', { in: station(), quoting: card })
  await station().hears('已通过《鹦鹉扰民》')
  await li().privately.hears('您写的资料《鹦鹉扰民》已通过')
  expect(await found('八哥学舌')).toMatchObject({
    title: '鹦鹉扰民',
    kind: 'template',
    units: ['huanwei'],
    owner: 'li-qiang',
    reviewBy: '2027-11-23',
  })
})

test('a good reply that is quoted becomes a template: names, places and days give way', async () => {
  await it.opens({ matter: '公共厕所', subject: '艾老村 公厕没人打扫' })
  await huanwei().hears('新工单')
  await li().says(
    '回复 1 王桂兰您好，11月23日环卫所已到艾老村公厕冲洗消毒，换了门锁，有事请找李强，电话13900000002。',
    { in: huanwei() },
  )
  await it.street.unheard()
  await clerk().says('通过 1', { in: station() })
  await it.street.unheard()
  const card = await huanweiCard()
  await li().says('新增模板 公厕换锁', { in: huanwei(), quoting: card })
  const asked = await huanwei().hears('群众平时怎么说')
  await li().says('跳过', { in: huanwei(), quoting: asked })
  const { text } = await huanwei().hears('《公厕换锁》请看看对不对')
  expect(text).toContain('{日期}{单位}已到{地点}公厕冲洗消毒')
  expect(text).toContain('{联系人}')
  expect(text).toContain('「您好，{日期}{单位}')
  expect(text.replace('@环卫所-李强', '')).not.toMatch(/王|李强|艾老村|13900000002|\*/)
})

test('the author never approves what they wrote, and nobody outside the station approves', async () => {
  await clerk().says(`新增模板 鹦鹉扰民\n${BODY}\n问法：鹦鹉叫`, { in: station() })
  await station().hears('请看看对不对')
  await clerk().says('确认', { in: station() })
  await station().hears('已送工作站审核：资1')
  await station().hears('资料待审 资1')
  await clerk().says('通过 资1', { in: station() })
  await station().hears('自己写的要请工作站别的同志审')
  await li().says('通过 资1', { in: huanwei() })
  await huanwei().hears('由热线工作站的同志来做')
  await other().says('通过 资1', { in: station() })
  await station().hears('已通过《鹦鹉扰民》')
  await clerk().privately.hears('已通过')
  await other().says('通过 资1', { in: station() })
  await station().hears('这条已经审过了')
})

test('a refusal needs a reason, which the author hears; nothing has changed', async () => {
  const card = await proposes()
  await clerk().says('驳回', { in: station(), quoting: card })
  await station().hears('请写上原因')
  await clerk().says('驳回 资1 没说找谁办', { in: station() })
  await station().hears('已驳回《鹦鹉扰民》')
  await li().privately.hears('没有通过：没说找谁办')
  expect((await found('八哥学舌'))?.title).not.toBe('鹦鹉扰民')
  await clerk().says('资料待审', { in: station() })
  await station().hears('没有等着审的资料')
})

test.each([
  { why: 'a phone number', body: BODY.replace('{联系人}', '13800000001'), says: '电话、姓名或门牌' },
  { why: 'a house number', body: BODY.replace('{地点}', '艾老村3排12号'), says: '电话、姓名或门牌' },
  { why: 'the name of somebody of the roster', body: BODY.replace('{联系人}', '李强'), says: '换成{联系人}' },
  { why: 'somebody’s name', body: BODY.replace('鹦鹉', '王大娘家鹦鹉'), says: '电话、姓名或门牌' },
  { why: 'a blank of a draft', body: `${BODY}【请填：日期】`, says: '没填的【】' },
  { why: 'a blank that nobody fills', body: `${BODY}{经办}`, says: '不认识{经办}' },
])('$why in a template is refused with the reason before 确认, and nothing waits', async ({ body, says }) => {
  await li().says(`新增模板 鹦鹉扰民\n${body}\n问法：鹦鹉叫`, { in: huanwei() })
  await huanwei().hears('这条资料先没有收', says)
  await li().says('确认', { in: huanwei() })
  await huanwei().hearsNothing()
})

test('a template with a phone number, written in the station’s group, is no pasted ticket', async () => {
  const words = '新增模板 井盖丢失\n您好，井盖已补装。有问题打13812345678\n问法：井盖丢了'
  await clerk().says(words, { in: station() })
  await station().hears('这条资料先没有收', '电话、姓名或门牌')
})

test('确认 after the half hour is told once that it is too late; 是 between people is left alone', async () => {
  await li().says(`新增模板 鹦鹉扰民\n${BODY}\n问法：鹦鹉叫`, { in: huanwei() })
  await huanwei().hears('请看看对不对')
  await it.street.windTo('2026-11-23 10:00')
  await li().says('是', { in: huanwei() })
  await huanwei().hearsNothing()
  await li().says('确认', { in: huanwei() })
  await huanwei().hears('过了半小时')
  await li().says('确认', { in: huanwei() })
  await huanwei().hearsNothing()
})

test('a template is changed by editing its text and quoting it back, and its history shows both', async () => {
  const title = '路灯不亮维修'
  await li().says(`改模板 ${title}`, { in: huanwei() })
  await huanwei().hears('正文在下一条')
  const draft = await huanwei().hears(`资料草稿《${title}》（第1版）`)
  const text = draft.text.replace('每周安排一次夜间巡查', '每三天夜间巡查一次')
  await li().says(text, { in: huanwei(), quoting: draft })
  await huanwei().hears('已送工作站审核：资1')
  await station().hears(`资料待审 资1：修改《${title}》`, '－ 我们会每周', '＋ 我们会每三天夜间巡查一次')
  await clerk().says('通过 资1', { in: station() })
  await station().hears('已通过')
  await li().privately.hears('已通过')
  expect((await found(title))?.body).toContain('每三天')
  await clerk().says(`模板历史 ${title}`, { in: station() })
  await station().hears('有 2 版', /第2版 2026-11-23 群里 环卫所 李强 现在用的\n第1版 .* 文件/)
  await clerk().says(`模板历史 ${title} 1`, { in: station() })
  await station().hears('第1版：', '每周安排一次')
  await clerk().says(`恢复模板 ${title} 1`, { in: station() })
  await station().hears('已换回')
  expect((await found(title))?.body).toContain('每周安排一次')
})

test('an edit of a version that counts no more is refused: nobody’s change is lost', async () => {
  const title = '路灯不亮维修'
  await li().says(`改模板 ${title}`, { in: huanwei() })
  await huanwei().hears('正文在下一条')
  const draft = await huanwei().hears('第1版')
  await li().says(`${draft.text}甲。`, { in: huanwei(), quoting: draft })
  await huanwei().hears('资1')
  await station().hears('资1')
  await li().says(`${draft.text}乙。`, { in: huanwei(), quoting: draft })
  await huanwei().hears('资2')
  await station().hears('资2')
  await clerk().says('通过 资1', { in: station() })
  await station().hears('已通过')
  await li().privately.hears('已通过')
  await clerk().says('通过 资2', { in: station() })
  await station().hears('期间有了新的一版')
  await li().says(`${draft.text}丙。`, { in: huanwei(), quoting: draft })
  await huanwei().hears('期间有了新的一版')
})

test('a template is withdrawn after review, found no more, and can be brought back', async () => {
  await li().says('撤下模板 路灯不亮维修，改由供电公司管', { in: huanwei() })
  await huanwei().hears('已送工作站审核：资1 撤下《路灯不亮维修》', '同意后就搜不到了')
  await station().hears('撤下《路灯不亮维修》', '原因：改由供电公司管')
  await clerk().says('通过 资1', { in: station() })
  await station().hears('已撤下《路灯不亮维修》')
  await li().privately.hears('您提的撤下《路灯不亮维修》已同意，现在搜不到了')
  await clerk().says('模板历史 路灯不亮维修', { in: station() })
  await station().hears('第2版', '撤下：改由供电公司管')
  expect((await found('路灯不亮'))?.title).not.toBe('路灯不亮维修')
  await clerk().says('恢复模板 路灯不亮维修 1', { in: station() })
  await station().hears('已换回')
  expect((await found('路灯不亮'))?.title).toBe('路灯不亮维修')
})

test('nothing is withdrawn without saying why, and the author is told if it stays', async () => {
  await li().says('撤下模板 路灯不亮维修', { in: huanwei() })
  await huanwei().hears('请写上为什么撤下', '撤下模板 路灯不亮维修，')
  await li().says('撤下模板', { in: huanwei() })
  await huanwei().hears('请写上标题和原因')
  await station().hearsNothing()
  await li().says('撤下模版 路灯不亮维修，没人用', { in: huanwei() })
  await huanwei().hears('资1 撤下《路灯不亮维修》')
  await station().hears('资料待审 资1')
  await clerk().says('驳回 资1 还有人用', { in: station() })
  await station().hears('已驳回')
  await li().privately.hears('您提的撤下《路灯不亮维修》没有同意：还有人用')
})

test('what others cite as their basis is not withdrawn under them', async () => {
  await clerk().says('撤下模板 jinan-gongnuan，旧了', { in: station() })
  await station().hears('资1')
  await station().hears('资料待审 资1：撤下')
  await other().says('通过 资1', { in: station() })
  await station().hears('还有资料把它当依据', '《供暖温度不达标》')
})

/** The bot's card of the ticket, as 李强 sees it. */
async function huanweiCard() {
  await li().says('查 1', { in: huanwei() })
  return huanwei().hears('#1')
}
