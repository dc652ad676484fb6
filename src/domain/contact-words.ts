const PERSON = '(?:诉求人|来电人|当事人|反映人|投诉人|市民|群众|居民|村民|老人|对方|本人)'
const TALKED = '(?:联系|电话|通话|沟通|回电|回访|说明|解释|见面|当面)'
const CONTACTED = new RegExp(
  `(?:和|与|跟|给|向|同)?${PERSON}.{0,8}${TALKED}|${TALKED}(?:上|过|到|了)?.{0,4}${PERSON}|(?:已|已经|刚|刚刚)(?:电话)?(?:联系|沟通|回电|回访)`,
)
/** 联系不上, 还没联系, 打不通, 明天再联系. */
const NOT_YET =
  /(?:没|未|无法|尚未|还没|没有|没能)(?:有|能|法)?.{0,6}(?:联系|沟通|打通|接)|(?:联系|打|电话)(?:不上|不通|没人接|无人接)|(?:再|准备|打算|明天|下午|稍后|等会儿?)(?:去|再)?(?:联系|沟通|回电|打电话)/

/** Whether a note says that the caller has been spoken to (首次联系, 夏阳街道办法 (2022)); in doubt no. */
export function saysContacted(text: string): boolean {
  return CONTACTED.test(text) && !NOT_YET.test(text)
}
