import { describe, expect, test } from 'vitest'
import { readMatter } from '../../src/domain/told-matter.ts'
import { sampleStreet } from '../support/sample-street.ts'

const list = sampleStreet().office.responsibilities
const inGroup = (text: string) => readMatter(text, list, { isAddressed: false })
const inPrivate = (text: string) => readMatter(text, list, { isAddressed: true })

describe('a matter plainly told in the village’s group', () => {
  test.each([
    ['村口的路灯坏了半个月了，也没人来修', '路灯'],
    ['三组那边垃圾桶满了好几天没人清，臭得很', '垃圾清运'],
    ['学校门口下水道堵了，污水往外冒，谁来管管啊', '雨污排水'],
    ['西头机井坏了一个星期了，浇不上水，麻烦村里来看看给修修', '农田灌溉'],
    ['又有人放羊啃麦苗，地都快啃光了，没人管吗', '牛羊啃青'],
    ['广场舞音响天天吵得睡不着，能不能管管', '噪声扰民'],
    ['消防通道天天被堵，走不了，谁管', '消防和安全隐患'],
    ['家里暖气一直不热，找谁修', '供暖'],
    ['我要反映一下，村东头水渠塌了一截，浇不了地', '农田灌溉'],
    ['村里公厕脏得没法进，多少天了没人打扫', '公共厕所'],
  ])('%s', (text, matter) => expect(inGroup(text)).toMatchObject({ matter, isAccusation: false }))
})

describe('what neighbours talk about is left alone', () => {
  test.each([
    ['晚上都来跳广场舞啊', 'an invitation'],
    ['路灯真好看', 'praise'],
    ['路灯亮了，谢谢村里', 'settled'],
    ['垃圾车来了没', 'a question to neighbours'],
    ['谁家有抽水的泵借用一下，机井那边浇地', 'borrowing'],
    ['垃圾桶满了，倒的时候注意', 'nothing is asked for'],
    ['明天停电，大家早点做饭', 'passed on'],
    ['【停水通知】明天8点到12点停水，请大家提前储水', 'a notice'],
    ['各位村民，垃圾不要乱倒，没人清', 'a notice of the village'],
    ['哈哈老王家的羊又跑出来啃麦苗了没人管', 'a joke'],
    ['去年这时候水渠就塌了，没人修', 'long ago'],
    ['要是再下雨这路就没法走了，谁来管啊', 'feared'],
    ['听说镇上路灯坏了没人修', 'hearsay'],
    ['抖音上那个垃圾没人管的视频看了吗', 'seen on a screen'],
    ['我家电视坏了，谁会修', 'one’s own household'],
    ['手机充电线坏了，谁有多的，急用，一直充不上', 'one’s own'],
    ['今天真冷，暖气都不热', 'talk of the weather'],
    ['孩子作业没人管，愁死我了', 'talk'],
    ['出租楼房一套，带暖气，路灯明亮，希望长租', 'an advertisement'],
    ['收废品，旧家电，垃圾一直收，价格好', 'an advertisement'],
    ['供暖开始了吗，暖气热不热', 'a question to neighbours'],
    ['打麻将三缺一，快来人', 'talk'],
    ['污水厂招工，要求男的', 'an advertisement'],
    ['这几天蚊子真多', 'talk'],
    ['狗叫了一晚上，谁家的', 'a question to neighbours'],
    ['下水道通了，师傅刚弄好了', 'settled'],
    ['村里正在修路，堵了，大家绕着走', 'under way'],
    ['隔壁村路灯坏了一年没人修', 'another village'],
    ['好', 'nothing'],
    ['在吗，有人吗', 'nothing'],
    ['会计把低保名额给自己家亲戚了，没人管', 'accuses somebody: not for a group'],
    ['举报村干部截留补贴，找谁反映', 'accuses somebody: not for a group'],
  ])('%s (%s)', (text) => expect(inGroup(text)).toBeUndefined())
})

describe('in private less will do', () => {
  test.each([
    ['艾老村村口路灯坏了', '路灯'],
    ['垃圾没人管', undefined],
    ['我家东边的下水道堵了', '雨污排水'],
    ['反映艾老村的水渠塌了', '农田灌溉'],
    ['停水了', '供水'],
    ['停水找谁', '供水'],
  ])('%s', (text, matter) => {
    const found = inPrivate(text)
    if (matter === undefined) expect(found?.isAccusation ?? false).toBe(false)
    else expect(found).toMatchObject({ matter })
  })

  test.each(['你好', '谢谢', '在吗', '天气不错啊今天', '进度', '好的知道了'])('%s is no matter', (text) =>
    expect(inPrivate(text)).toBeUndefined(),
  )

  test('who accuses somebody of the village is known for it', () => {
    expect(inPrivate('村会计贪污低保钱')).toMatchObject({ isAccusation: true })
    expect(inPrivate('我要举报艾老村书记乱收费')).toMatchObject({ isAccusation: true })
    expect(inPrivate('村书记把俺的低保钱扣了')).toMatchObject({ isAccusation: true })
    expect(inPrivate('村主任扣了我的补贴')).toMatchObject({ isAccusation: true })
    expect(inPrivate('会计把地钱拿走了')).toMatchObject({ isAccusation: true })
    expect(inPrivate('投诉村委会不给办低保手续')).toMatchObject({ isAccusation: true })
    expect(inGroup('投诉村委会不给办低保手续，谁来管管')).toBeUndefined()
  })
})
