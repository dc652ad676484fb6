import { normalise } from './plain-text.ts'
import type { Satisfaction } from './ticket.ts'

/**
 * What a citizen's words say about the two questions. `answer`: both are known. `partial`: one is, or the
 * words are of two minds; ask once more. `unclear`: nothing can be told from them.
 */
export type SatisfactionReading =
  | { kind: 'answer'; solved: boolean; satisfaction: Satisfaction }
  | { kind: 'partial'; solved?: boolean; satisfaction?: Satisfaction }
  | { kind: 'unclear' }

/** Whoever writes more is telling a story; its end decides nothing that its beginning does not. */
const READ_LENGTH = 300

/** The four digits of the question. */
const BY_DIGIT: Readonly<Record<string, { solved: boolean; satisfaction: Satisfaction }>> = {
  1: { solved: true, satisfaction: 'satisfied' },
  2: { solved: true, satisfaction: 'basic' },
  3: { solved: true, satisfaction: 'dissatisfied' },
  4: { solved: false, satisfaction: 'dissatisfied' },
}

/** Words that look negative and are not. Read first, and taken out. */
const HARMLESS =
  /没(?:有|啥|什么)*(?:别的|其他|其它|什么|啥)*(?:意见|问题|事儿?了?|说的|得说|毛病)|(?:真|很|挺|蛮|非常)?不错|不用(?:再)?(?:来了?|打了?|回了?|管了)|不客气|没想到|无可挑剔|差不多|非常/g
/** Two negations: what is meant is for the citizen to say. */
const DOUBLE_NEGATION = /(?:不是|没有?(?:什么|啥)?|并非|也不|不能说|说不上|谈不上)不(?:太|很|大)?满意/
/** Said of the person, not of the matter. */
const ATTITUDE =
  /(?:态度|服务|人员?|小伙子|姑娘|同志|干部|接线员|工作人员|你们人)[^，。,.；;]{0,4}(?:很|挺|都|还|也|是)?(?:满意|好|行|可以|不错|热情|客气)/g
const MOCKING =
  /呵呵|嘿嘿|哼|个屁|个鬼|个头|才怪|才有鬼|笑话|满意[?？]|[?？]{2,}|你说呢|你猜|太"?满意|可真|真行啊|[“"']满意[”"']/

const UNSOLVED =
  /(?:没有?|还没|未|并没|根本没|从没|不给|没给|没能|没怎么)[^，。,.；;]{0,6}(?:解决|办|弄|修|处理|来|管|清|通|动|好|变|热|亮|水|电|见|落实|到位|结果|消息|反应|效果|用)|没(?:有)?人|没用|不(?:能|给)?(?:解决|处理|管用|管|顶用|来)|解决不了|又(?:堵|倒|坏|漏|停|来|有|开始|犯|臭|吵|黑|塌|断|积|脏|乱|反|被|给)|还(?:是)?(?:堵|臭|吵|漏|脏|黑|乱|不|没|在|有|那样|老样子|原来|这样|一样)|依然|仍然|依旧|照旧|照样|老样子|白打|一点.{0,2}(?:没|不)|反弹|复发/
const DISSATISFIED =
  /不(?:太|很|怎么|大|够|咋|是很|算|甚|十分|完全)?满意|不满|谈不上.{0,3}满意|太差|差劲|很差|极差|太慢|失望|生气|气死|无语|敷衍|糊弄|应付|踢皮球|推诿|推来推去|骗人|瞎说|胡说|扯淡|扯皮|不负责|不作为|不行|不中|不好|不咋|不怎么样|不像话|差评|形式主义|走过场/
const BASIC_SURE = /基本(?:上)?满意|还行|还可以|还不错|比较满意|较满意|总体满意|大体满意|还算满意|过得去/
const BASIC_VAGUE = /一般|凑合|凑付|马马虎虎|将就|差不多|还好|就那样|行吧|可以吧|勉强/
const SATISFIED = /满意|好评|点赞|(?:很|非常|特别|太|真|挺)好|很棒|真棒|不赖/
const SOLVED =
  /(?:解决|处理|办|弄|修|清|清理|清走|搞|疏通|整治|收拾)(?:的|得)?(?:很|挺|都|也)?(?:完|好|妥|利索|干净|及时)?(?:毕|当)?了|已(?:经)?(?:解决|处理|修|办|清)|解决|(?:都|全|已经?|现在|水|电|路|灯|暖气)?(?:好|通|亮|热|来水|来电|干净|安静|拉走|清走)了|来水了|修好/
const LOCAL_YES = /^(?:行|中|管|成|可以|沾|能行|怪好|挺中)(?:吧|啊|呀|的|了|哩)?$/

/** What must not be left over in an answer that counts as satisfied. */
const DOUBT =
  /[不没无未别非莫休]|又|还|才|但|可是|就是|只是|不过|虽|如果|要是|除了|算了|看着办|随便|希望|啥时|什么时候|几时|为啥|为什么|怎么|吗|呢|[?？…]|\.{3}/

/**
 * Reads the answer to the callback's two questions: was it solved, are you satisfied. Never `satisfied` or
 * `basic` on doubt: any word that might be negative makes it at most `partial`.
 */
export function readSatisfaction(text: string): SatisfactionReading {
  const said = normalise(text).slice(0, READ_LENGTH).replace(/\s+/g, ' ').trim()
  const digit = /^(?:选|回|答)?\s*([1-4])\s*(?:号|分)?[\s。.!！、,，]*$/.exec(said)?.[1]
  if (digit !== undefined && BY_DIGIT[digit]) return { kind: 'answer', ...BY_DIGIT[digit] }
  if (DOUBLE_NEGATION.test(said)) return { kind: 'unclear' }
  const words = said.replace(HARMLESS, (found) => harmlessWords(found))
  const matter = words.replace(ATTITUDE, '')
  return judge({ words: matter, praisesPeople: matter !== words, mocks: MOCKING.test(said) })
}

function harmlessWords(found: string): string {
  if (found.includes('不错')) return '很好'
  if (found === '差不多') return '还好'
  return found === '非常' ? '很' : ''
}

function judge(said: { words: string; praisesPeople: boolean; mocks: boolean }): SatisfactionReading {
  const { words, praisesPeople, mocks } = said
  const isDissatisfied = DISSATISFIED.test(words)
  const withoutDissatisfied = words.replace(new RegExp(DISSATISFIED.source, 'g'), '，')
  const isUnsolved = UNSOLVED.test(withoutDissatisfied)
  const isSatisfied = SATISFIED.test(withoutDissatisfied.replace(BASIC_SURE, ''))
  const isBasic = BASIC_SURE.test(withoutDissatisfied)
  const isSolved = !isUnsolved && SOLVED.test(withoutDissatisfied)
  if (mocks) return isUnsolved || isDissatisfied ? bad(isUnsolved, isSolved) : { kind: 'unclear' }
  if (isDissatisfied) return isSatisfied || isBasic ? { kind: 'unclear' } : bad(isUnsolved, isSolved)
  if (isUnsolved) {
    const isMixed = isSatisfied || isBasic || praisesPeople
    return isMixed ? { kind: 'partial', solved: false } : bad(true, false)
  }
  return good({ words: withoutDissatisfied, isSolved, isSatisfied, isBasic })
}

/** 不满意 without a word on whether it was solved counts as not solved: doubt never counts as good. */
function bad(isUnsolved: boolean, isSolved: boolean): SatisfactionReading {
  return { kind: 'answer', solved: isSolved && !isUnsolved, satisfaction: 'dissatisfied' }
}

function good(said: {
  words: string
  isSolved: boolean
  isSatisfied: boolean
  isBasic: boolean
}): SatisfactionReading {
  const { words, isSolved, isSatisfied, isBasic } = said
  const isVague = BASIC_VAGUE.test(words) || LOCAL_YES.test(words.replace(/[\s。.!！,，~～]+$/, ''))
  const rest = [BASIC_SURE, BASIC_VAGUE].reduce((left, pattern) => left.replace(pattern, ''), words)
  if (DOUBT.test(rest)) return isSolved && !isSatisfied && !isBasic ? { kind: 'unclear' } : unsure(isSolved)
  if (isBasic) return { kind: 'answer', solved: true, satisfaction: 'basic' }
  if (isVague)
    return isSolved
      ? { kind: 'answer', solved: true, satisfaction: 'basic' }
      : { kind: 'partial', satisfaction: 'basic' }
  if (isSatisfied) return { kind: 'answer', solved: true, satisfaction: 'satisfied' }
  return isSolved ? { kind: 'partial', solved: true } : { kind: 'unclear' }
}

function unsure(isSolved: boolean): SatisfactionReading {
  return isSolved ? { kind: 'partial', solved: true } : { kind: 'unclear' }
}
