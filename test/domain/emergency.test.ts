import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EmergencyKind } from '../../src/domain/emergency.ts'
import { readEmergency } from '../../src/domain/emergency.ts'

describe('danger that is happening', () => {
  test.each<{ text: string; kind: EmergencyKind; why?: string }>([
    { text: '着火了！', kind: 'fire' },
    { text: '村东头着火了快来人', kind: 'fire' },
    { text: '老刘家柴火垛起火了，火势挺大', kind: 'fire' },
    { text: '俺家厨房着火了怎么办', kind: 'fire', why: 'asks what to do, and burns' },
    { text: '地里麦秸烧着了，火往村里跑', kind: 'fire', why: 'neither 着火 nor 火灾' },
    { text: '3号楼2单元冒浓烟', kind: 'fire' },
    { text: '电动车充电的时候冒烟了', kind: 'fire' },
    { text: '配电箱冒火了', kind: 'fire' },
    { text: '煤气罐炸了', kind: 'fire' },
    { text: '村口发生火灾', kind: 'fire' },
    { text: '又着火了，上次那地方', kind: 'fire', why: 'the last time is a clause of its own' },
    { text: '昨晚那把火没灭透，现在还在烧', kind: 'fire', why: 'began yesterday, burns now' },
    { text: '别睡了着火了', kind: 'fire', why: '别 denies something else' },
    { text: '不好了，西屋起火了', kind: 'fire', why: '不好了 denies nothing' },
    { text: '真着火了不是演习', kind: 'fire', why: 'in earnest' },
    { text: '请问一下 我家电线冒烟了 该找谁', kind: 'fire' },
    {
      text: '已经打了119，老王家着火了，大家快去帮忙',
      kind: 'fire',
      why: 'called already, the station must know',
    },
    { text: '屋里一股煤气味', kind: 'gas' },
    { text: '燃气管道挖断了，一直漏气', kind: 'gas' },
    { text: '楼道里好大的天然气味，我怀疑是燃气泄漏', kind: 'gas' },
    { text: '煤气泄漏', kind: 'gas', why: 'no more than the words' },
    { text: '我妈好像煤气中毒了叫不醒', kind: 'carbon_monoxide' },
    { text: '有人受伤了', kind: 'injury' },
    { text: '路口有人晕倒了', kind: 'injury' },
    { text: '俺爹心脏病犯了', kind: 'heart' },
    { text: '大爷摔倒了叫不醒', kind: 'fall' },
    { text: '孩子喘不上气了', kind: 'heart' },
    { text: '出车祸了，路口，三轮翻了', kind: 'crash' },
    { text: '我媳妇要生了，救护车怎么叫', kind: 'injury' },
    { text: '邻居喝农药了', kind: 'poison' },
    { text: '工人从架子上掉下来了', kind: 'fall' },
    { text: '有人溺水', kind: 'drowning' },
    { text: '孩子掉河里了', kind: 'drowning' },
    { text: '有个小孩掉进机井了', kind: 'drowning' },
    { text: '有人触电了', kind: 'electric' },
    { text: '高压线断了掉地上了', kind: 'electric' },
    { text: '变压器直冒火花', kind: 'electric' },
    { text: '打起来了，动刀了', kind: 'violence' },
    { text: '前院拿菜刀要砍人', kind: 'violence' },
    { text: '有人持刀闹事', kind: 'violence' },
    { text: '家里进贼了', kind: 'violence' },
    { text: '电梯困住人了', kind: 'trapped' },
    { text: '老人被困在屋里，水进来了', kind: 'trapped' },
    { text: '房子塌了，里面有人', kind: 'trapped' },
    { text: '有人要跳楼', kind: 'suicide' },
    { text: '他站在楼顶要跳桥', kind: 'suicide' },
    { text: '我不想活了', kind: 'suicide' },
    { text: '救命啊', kind: 'help' },
    { text: '救命！', kind: 'help' },
    {
      text: '大家注意一下我刚从地里回来看到村南头老砖厂那边着火了烟很大风又往村里刮家里有人的赶紧把柴火挪一挪老人孩子别往那边去有认识厂里人的给打个电话我手机快没电了说不了太多现在火势越来越大了我已经往回跑了大家互相通知一下千万别去看热闹安全第一赶快',
      kind: 'fire',
      why: 'long, and says that it is now',
    },
  ])('$text $why', ({ text, kind }) => expect(readEmergency(text)?.kind).toBe(kind))

  test('who has called already is known', () => {
    expect(readEmergency('着火了，已经打了119')?.isCalled).toBe(true)
    expect(readEmergency('着火了，消防车在路上')?.isCalled).toBe(true)
    expect(readEmergency('着火了，快打119')?.isCalled).toBe(false)
  })
})

describe('what only sounds like it', () => {
  test.each<{ text: string; why: string }>([
    { text: '楼道堆满纸箱，有火灾隐患', why: '隐患' },
    { text: '明天上午消防演练，模拟3号楼着火，大家不要惊慌', why: 'a drill' },
    {
      text: '关于开展应急演练的通知：演练内容，厂房起火，有人被困。请各村参加',
      why: 'a drill, clause by clause',
    },
    { text: '去年着火烧了半个院子', why: 'past' },
    { text: '昨天着火那家是谁家', why: 'past' },
    { text: '上次有人受伤也没人管', why: 'past' },
    { text: '好几年前这河里有人溺水', why: 'past' },
    { text: '11月3日那起火灾查清楚了吗', why: 'past' },
    { text: '你真是我的救命恩人', why: 'figurative' },
    { text: '这是救命钱啊', why: 'figurative' },
    { text: '晚上吃火锅去', why: '火锅' },
    { text: '拿着火机过来', why: '火机' },
    { text: '随着火车站搬走', why: '火车' },
    { text: '你这店开得火了', why: '火 of success' },
    { text: '生意真火爆', why: '火爆' },
    { text: '我心里着火', why: 'figurative' },
    { text: '急得嗓子冒烟', why: 'figurative' },
    { text: '热得都快着火了', why: 'figurative' },
    { text: '肺都要气爆炸了', why: 'figurative' },
    { text: '烟囱天天冒黑烟，呛死人', why: 'a nuisance, no fire' },
    { text: '又有人烧秸秆了，呛得慌', why: 'a matter for the street' },
    { text: '没着火，是做饭冒的烟', why: 'denied' },
    { text: '没有人受伤', why: 'denied' },
    { text: '不是煤气泄漏，是垃圾味', why: 'denied' },
    { text: '小心着火', why: 'a warning' },
    { text: '天干物燥，注意防火，避免着火', why: 'a warning' },
    { text: '严禁烧荒，防止引发火灾', why: 'a warning' },
    { text: '万一着火了可咋办', why: 'feared' },
    { text: '担心有人触电', why: 'feared' },
    { text: '井盖没了，容易有人掉井里', why: 'feared' },
    { text: '电线这么低，早晚触电', why: 'feared' },
    { text: '路太滑，差点有人受伤', why: 'nearly' },
    { text: '坑太大，已经有人摔伤，希望修一下', why: 'a matter with a past injury' },
    { text: '电动车着火怎么预防', why: 'a lesson' },
    { text: '油锅着火怎么灭', why: 'a lesson' },
    { text: '火灾逃生知识讲座下午两点', why: 'a lesson' },
    { text: '看看这个视频 https://example.cn/a 某地着火了', why: 'passed on' },
    { text: '抖音上那个爆炸看了没', why: 'seen on a screen' },
    { text: '电视里打起来了', why: 'seen on a screen' },
    { text: '火已经扑灭了，大家放心', why: 'over' },
    { text: '刚才着火了，现在灭了', why: 'over' },
    { text: '人已经送医院了，晕倒的那个', why: 'over' },
    { text: '消防通道又被堵了', why: 'a matter' },
    { text: '灭火器过期了', why: 'a matter' },
    { text: '漏电保护器老跳闸', why: 'a matter' },
    { text: '落水管坏了，下雨往墙上流', why: '落水管' },
    { text: '煤气费怎么交', why: 'a question' },
    { text: '天然气什么时候通', why: 'a question' },
    { text: '手机掉水里了', why: 'no person' },
    { text: '羊掉井里了', why: 'no person' },
    { text: '被困扰好久了，狗叫得睡不着', why: '困扰' },
    { text: '跳楼价甩卖', why: 'a sale' },
    { text: '气得我要跳楼', why: 'a figure of speech' },
    { text: '笑死我了', why: 'a figure of speech' },
    { text: '电话打起来了没', why: '打起来' },
    { text: '两口子又吵架了', why: 'no danger to life told' },
    { text: '中午去谁家喝酒', why: 'talk' },
    { text: '火灾报警器响，是误报', why: 'a false alarm' },
    { text: '起火原因还在查', why: 'after it' },
    { text: '火灾后的房子补助怎么申请', why: 'after it' },
    { text: '谁家有梯子借一下', why: 'talk' },
  ])('$text ($why)', ({ text }) => expect(readEmergency(text)).toBeUndefined())
})

test('whatever is said, it is read without fail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      readEmergency(text)
      readEmergency(`${text}着火了`)
    }),
    { seed: 12345, numRuns: 300 },
  )
})
