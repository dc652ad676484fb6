import { shortAnswer } from './short-answer.ts'

/** Words of somebody who tells how it goes; anything else after 进展如何？ was meant for people. */
const PROGRESS =
  /已|正在|清理|清运|打扫|修|处理|安排|联系|约好|约了|到现场|去现场|现场|到位|等(?:配件|材料|审批|答复|他|人)|准备|明天|下午|上午|今天|后天|周[一二三四五六日]|还没|还在|需要|协调|施工|材料|审批|好了|完了|拉走|拉完|弄好|弄完/
/** Under a reminder that was quoted fewer words will do: 去了, 等车. */
const SHORT_PROGRESS =
  /[已正完清修去到等约周拉弄车]|处理|安排|联系|准备|天|午|还没|还在|没有|需要|协调|施工|现场|材料|审批|好了/
/** 周末聚餐去吗 asks; whoever tells how it goes does not. */
const QUESTION =
  /[?？吗]$|(?<!着|正.{0,6})呢$|^(?:谁|啥|什么|怎么|哪|咋)|(?:谁|哪个|哪位)(?:去|来|办|管|负责|看|值班)|(?:咋样|怎么样|怎样|咋办|怎么办|咋回事|怎么回事|啥情况|什么情况|多少|哪里|哪儿|了没有?)(?:了|啊|呢|吗)*$|(?:啥|什么)时候|几点/u

export function isQuestion(text: string): boolean {
  return QUESTION.test(text.trim())
}

export function soundsLikeProgress(text: string): boolean {
  return PROGRESS.test(text) && !isQuestion(text)
}

/** Whether so few words tell of progress where a reminder or card was quoted. */
export function isShortProgress(text: string): boolean {
  return SHORT_PROGRESS.test(text) && !isQuestion(text)
}

/** 去看了, 放了气, 阀门关了: done, in so few words; but 算了, 放假了 tell of no work. */
const DID =
  /(?<![算放假好对得行除为完])(?<!放假|下雨|下雪)(?:了(?!解)|[去看来到热通亮换装拉清送修放补打找问]过|[换装拉清送修补弄焊挖]上)/u

export function isDone(text: string): boolean {
  return DID.test(text) && !isQuestion(text)
}

/** 晚上才能去, 得等节后, 修不了, 打不通: why it is not done yet. */
const HELD_UP =
  /打不通|[没无不]人?接(?:电话|听|$|[\s,，])|联系不上|关机|停机|空号|拒接|^等(?![会一下奖级于候])\p{Script=Han}{2}|才能|得等|要等|等着|[去修弄办做换](?:不了|不成)|还差|缺(?:料|人|配件)/u

/** Whether words about a ticket that was named tell what is done about it. */
export function tellsOfWork(text: string): boolean {
  if (isQuestion(text)) return false
  const short = shortAnswer(text)?.means
  const isAtWork = short === 'begun' || short === 'done'
  return isAtWork || soundsLikeProgress(text) || isDone(text) || HELD_UP.test(text)
}
