const PERSON = '(?:诉求人|来电人|当事人|反映人|投诉人|市民|群众|居民|村民|老人|对方|本人)'
const TALKED = '(?:联系|电话|通话|沟通|回电|回访|说明|解释|见面|当面)'
const WITH_CALLER = new RegExp(
  `(?:和|与|跟|给|向|同)?${PERSON}.{0,8}${TALKED}|${TALKED}(?:上|过|到|了)?.{0,4}${PERSON}`,
)
/** Without a word of whom: the caller, unless somebody else is named behind it. */
const WITH_SOMEBODY = /(?:已|已经|刚|刚刚)(?:电话)?(?:联系|沟通|回电|回访)(?:过|上|好|到|了)*[\s,，:：]*/
/** 联系不上, 还没联系, 打不通, 明天再联系. */
const NOT_YET =
  /(?:没|未|无法|尚未|还没|没有|没能)(?:有|能|法)?.{0,6}(?:联系|沟通|打通|接)|(?:联系|打|电话)(?:不上|不通|没人接|无人接)|(?:再|准备|打算|明天|下午|稍后|等会儿?)(?:去|再)?(?:联系|沟通|回电|打电话)/

/** 供电公司, 物业, 管区书记: an office or a firm, not what somebody said or agreed upon. */
const OTHER =
  /^(?![约说明今下上昨已没无请让答同表反去到等定])\p{Script=Han}{0,6}?(?:公司|单位|部门|物业|施工队|施工方|师傅|厂家|供电|供水|燃气|热力|电力|所|队|站|局|办|中心|管区|村委|书记|主任)/u
const CALLER = new RegExp(`^(?:${PERSON}|家属|业主|住户|他|她|人)`)

/** Whether a note says that the caller has been spoken to (首次联系, 夏阳街道办法 (2022)); in doubt no. */
export function saysContacted(text: string): boolean {
  if (NOT_YET.test(text)) return false
  if (WITH_CALLER.test(text)) return true
  const found = WITH_SOMEBODY.exec(text)
  return found !== null && !isOfOthers(text.slice(found.index + found[0].length))
}

/** 已联系供电公司: who was called is somebody else than the caller, who still waits for a call. */
export function isOfOthers(whom: string): boolean {
  return OTHER.test(whom) && !CALLER.test(whom)
}
