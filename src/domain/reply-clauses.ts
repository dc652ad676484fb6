/**
 * What a clause of a reply does. Only `substance` tells the citizen something: what was found, done, decided, what
 * the rule is, or where exactly to go.
 */
export type ClauseKind =
  | 'greeting'
  | 'received'
  | 'passed_on'
  | 'sent_elsewhere'
  | 'points_elsewhere'
  | 'asks_again'
  | 'vague'
  | 'thanks'
  | 'signature'
  | 'substance'

export interface Clause {
  kind: ClauseKind
  text: string
}

/** A phone, a date or any figure makes a clause a fact. */
const FIGURE =
  /\d{5,}|\d+\s*[月日号时点天周年]|[一二三四五六七八九十]+(?:日|号|天|周|个月|个工作日)|年底|月底|周末|春节/
const CONTACT = /\d{7,}|\d{3,4}[-—－]\d{4,}/

/** The day at the end of a letter. */
const ADDRESSED_TO = /^(?:尊敬的)?(?:网友|网民)?\s*[“"]?(?:UU|A)\d{4,}[”"’]?\s*(?:网友)?/
const SIGNED_ON = /\s*[（(]?\d{4}\s*[年.\-/]\s*\d{1,2}\s*[月.\-/]\s*\d{1,2}\s*日?[）)]?$/

/** In this order: the first that fits names the clause. */
const KINDS: readonly [ClauseKind, RegExp, unless?: RegExp][] = [
  [
    'signature',
    /^(?!.*(?:可以|请|投票|重新|您|我|你|转|建议|应|需|已|由))[^，。]{0,22}(?:局|委|委员会|办公室|网信办|政府|中心|公司|大队|支队|办事处|街道办|村委会|居委会|管委会|网管办)$|^附/,
  ],
  [
    'greeting',
    /^(?:尊敬的)?[^，。]{0,6}(?:网友|网民|市民|群众|先生|女士|同志|朋友|诉求人|来电人|UU)?\s*[“"”]?(?:UU\d+)?[”"’\s]*(?:您|你)们?好$|^(?:尊敬的)?(?:网友|网民|市民|您|你)?[“"”\s]*(?:UU\d+)?[”"’\s]*好?$/,
  ],
  [
    'thanks',
    /感谢|谢谢|多谢|祝(?:您|你)|欢迎(?:您|你|继续|监督)|谅解|请(?:您|你)?理解|支持与?和?理解|愉快|问政|关心[与和]支持|歉意|不便|一如既往|(?:好|宝贵)的?意见|很高兴|天天开心/,
  ],
  [
    'points_elsewhere',
    /https?|链接|(?:此前|之前|前期|已有?|曾)[^，。]{0,14}(?:作出|做出|进行)(?:了)?(?:回复|答复)|问题[^，。]{0,14}已经?(?:作出|做出)?(?:回复|答复)|详见|另行(?:回复|答复)|(?:见|参看|参阅)[^，。]{0,12}(?:回复|答复|附件)/,
  ],
  [
    'passed_on',
    /(?:转至?|交由|已交|移交|批转|转办|转交|交办|上报|报送|呈报|汇报|反馈)(?:至|给|到|由|请|送|达|了|相关|有关|至相关)?[^，。]{0,30}(?:处理|办理|核处|查处|调处|调查|核查|核实|办复|研究|落实|处置|答复|回复|反馈|负责|跟进|部门|单位|科室|领导|政府)/,
    FIGURE,
  ],
  [
    'passed_on',
    /(?:转交|移交|转送|转至|转给|反馈至)|^[^，。]{0,18}(?:已|即|迅速|将)转[^，。]{1,26}$/,
    FIGURE,
  ],
  [
    'asks_again',
    /(?:请|烦请|望|希望)(?:您|你)?[^，。]{0,8}(?:提供|补充|告知|留下|说明|描述|明确|表述)[^，。]{0,20}|(?:信息|地址|内容|情况|诉求|线索|地点)[^，。]{0,6}(?:不详|不明|不清|不够|不全|过于笼统|不具体)|(?:无法|无从)(?:进行)?(?:核实|核查|查证|联系)|无联系方式|便于我们|再具体|(?:未说|不够)详细/,
  ],
  [
    'sent_elsewhere',
    /(?:请|建议)(?:您|你|其|网友)?[^，。]{0,8}(?:咨询|联系|向|到|去|前往|找|拨打|致电|关注|登录|访问|与|直接)[^，。]*|(?:可|可以)(?:直接)?[^，。]{0,4}(?:咨询|拨打|致电|向[^，。]{2,24}(?:反映|投诉|咨询))|具体[^，。]{0,8}(?:咨询|以[^，。]{1,14}为准)|(?:不属于|非|不在)[^，。]{0,14}(?:管辖|管理|职责|职能|权限|业务)[^，。]{0,4}(?:范围)?|网站|栏目/,
    CONTACT,
  ],
  [
    'received',
    /收悉|(?:已|已经|现)收到|^收到|知悉|获悉|悉知|已阅|已登记|已记录|(?:已|予以|不予)受理|(?:高度|非常|十分|很)重视|(?:回复|答复|函复|回应|说明|反馈|解答|回答|情况)[^，。]{0,3}如下|答复内容|第一时间|批示|先行回复/,
  ],
  [
    'received',
    /^(?:现|现就|现将|关于|针对|对于|就|对|由于|因|收到|接到|根据)?[^，。]{0,14}(?:您|你|网友|来信|来电|留言|信访件|帖)[^，。]{0,40}(?:问题|情况|事项|事宜|建议|意见|帖子|帖|诉求|一事|后|信访件|投诉|反映|举报|咨询|留言)的?$/,
  ],
  [
    'vague',
    /耐心等待|如有[^，。]{0,8}(?:情况|进展|结果)|(?:及时|再|尽快|后续)[^，。]{0,6}(?:向您|给您|与您)?(?:回复|反馈|答复|告知|公布)|待[^，。]{0,16}后[^，。]{0,8}(?:回复|答复|反馈)|认真学习|^学习$|(?:稍后|届时)[^，。]{0,16}(?:回复|答复)|密切关注|专人(?:跟进|负责)/,
    FIGURE,
  ],
  [
    'vague',
    /^[^，。]{0,20}(?:将|会|正在|正|拟|争取|力争|努力|尽快|尽早|适时|逐步|继续|进一步|积极|充分|认真)[^，。]{0,22}(?:处理|解决|研究|推进|跟进|改进|加强|落实|完善|考虑|关注|协调|核实|核查|调查|调研|办理|斟酌|商讨|论证|规划|确定|努力|汇报|衔接|对接|沟通|中)[^，。]{0,16}$/,
    FIGURE,
  ],
]

/** A reply clause by clause, each named by what it does. Never throws. */
export function clausesOf(reply: string): Clause[] {
  return reply
    .normalize('NFKC')
    .split(/[。！!？?；;，,\n\r\t]+|\s{2,}|(?<!\d|https?):/)
    .map((text) =>
      text
        .trim()
        .replace(/^[“"'‘]+/, '')
        .replace(ADDRESSED_TO, '')
        .replace(SIGNED_ON, '')
        .trim(),
    )
    .filter((text) => text !== '')
    .map((text) => ({ text, kind: kindOf(text) }))
}

/** Signs that tell the citizen something. */
export function substanceOf(clauses: readonly Clause[]): number {
  return clauses
    .filter(({ kind }) => kind === 'substance')
    .reduce((sum, { text }) => sum + (text.match(/\p{Script=Han}/gu) ?? []).length, 0)
}

function kindOf(text: string): ClauseKind {
  return KINDS.find(([, is, unless]) => is.test(text) && !unless?.test(text))?.[0] ?? 'substance'
}
