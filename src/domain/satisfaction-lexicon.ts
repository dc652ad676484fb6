/**
 * What a word in a citizen's answer says. One letter each, so that the rules of satisfaction.ts are patterns
 * over a clause: `NS` is a negation and 满意, as in 不太满意.
 */
export type WordKind =
  | '1' // the four choices of the question
  | '2'
  | '3'
  | '4'
  | 'S' // satisfied
  | 'Q' // very good: satisfied, if it is said of the matter
  | 'B' // basically satisfied
  | 'V' // so-so: basically satisfied, if it was solved
  | 'E' // no objection
  | 'Z' // a local yes, if nothing else is said
  | 'G' // solved
  | 'H' // to solve: what stands around it decides
  | 'U' // not solved
  | 'O' // 没有: not solved, if nothing else is said
  | 'X' // dissatisfied
  | 'Y' // a mild complaint: keeps an answer from being good, is no dissatisfaction by itself
  | 'W' // a curse, which turns what stands before it into its opposite
  | 'M' // mockery: what is said is not what is meant
  | 'N' // negation
  | 'A' // the people, not the matter
  | 'R' // the matter
  | 'J' // a thing that was complained of: says something only with 修好了 and the like
  | 'P' // praise
  | 'C' // but
  | 'K' // a question, a condition, a hope, a doubt
  | 'L' // 吧, which softens: harmless after 还行, a doubt after 满意
  | 'T' // a time or a preposition: harmless, except before 满意 (昨天满意, 给你满意)
  | 'F' // a word that changes nothing: thanks, degree, filler
  | '.' // a word that is not in the table

interface Entry {
  kind: WordKind
  /** Words and patterns, parted by blanks. */
  words: string
}

/** Nothing but the end of the clause follows. */
const END = '(?=$|[\\s，,。.、！!；;：:~])'
const VERB =
  '(?:解决|处理|办理|办|弄|修理|维修|修|清理|清运|清|搞|疏通|整治|收拾|整改|打扫|落实|安装|装|铺|补|整(?![个体天]))'
const DONE = '(?:好|完|妥|成|上|走|利索|干净|及时|到位|圆满|利落|明白)(?:毕|当)?'
const FAULT = '[堵臭漏吵响黑停断塌脏乱坏倒堆满扔积冒淹返]'
const STILL = '(?:还|一直|从来?|根本|压根儿?|到现在|至今|到今天|仍|始终|也|都|就|并|又)'
const EMOJI_OF_DOUBT = '🙂🙃🙄😒😏😅😂🤣🤡💩👎😡🤬😠😤🤮😭😢😓😑😐🤔🤷👋🐶😆🙉💔'
const EMOJI_OF_THANKS = '👍👌🙏💐🌹❤♥😊😄😀😁🎉👏💪🤝✌🥰☺🌷🌸✅✔✓√☑🎊'

/** `1` by itself, not in 1.5, 1-4, 12 or 1楼. */
function choice(digit: string, word: string): string {
  const counter = '个件次天年月日号块元人户楼分星点层栋排单条家遍回周小度米袋车辆级处口台棵名位头只斤万百千'
  const alone = `(?<![\\d.:：/~第给打-])${digit}(?![.:：/~-]?\\d|\\s*[-~至到%]|\\s*[${counter}])`
  return `${alone} 第${digit}[个项] [选第]${word}(?![一二三四])个?`
}

/**
 * The words people use. Read from top to bottom, the first that fits counts: fixed phrases come before the
 * negations that they begin with (不错, 没意见). What is not in here is a word that the bot does not understand,
 * and no answer with such a word counts as a good one.
 */
const LEXICON: readonly Entry[] = [
  { kind: '1', words: choice('1', '一') },
  { kind: '2', words: choice('2', '二') },
  { kind: '3', words: choice('3', '三') },
  { kind: '4', words: choice('4', '四') },
  // Not yet, or crossed out.
  { kind: 'K', words: `快要?(?:${VERB}${DONE}|好|${VERB})了 差不多(?=${VERB}) [×✗✘❌❎□]` },
  // Look negative and are not.
  { kind: 'F', words: `12345 不好意思 不客气 没想到 对不起 没别的(?:事儿?|意思)? 无比 不用谢` },
  { kind: 'V', words: `不好不坏 不高不低` },
  { kind: 'B', words: `[还也都挺蛮](?:是)?不[错赖孬] 不错 不赖 不孬` },
  { kind: 'P', words: `没的说 没得说 没话说 无可挑剔 挑不出毛病 太好了 不厌其烦 不辞辛苦` },
  {
    kind: 'E',
    words: `
      没(?:有|什么|啥|多大|大|任何){0,3}(?:意见|毛病|说的) 没(?:有|什么|啥|多大|大|任何){0,3}问题(?!了)
      无意见 无异议 一点儿?(?:问题|意见|毛病)[都也]?没有?
    `,
  },
  // Mean the opposite.
  { kind: 'W', words: `个(?:寂寞|狗?屁|毛线|锤子|毛|球|蛋|鬼|头|啥|什么) 狗屁 屁` },
  {
    kind: 'M',
    words: `
      呵+ 嘿嘿 哼+ 哈哈+ 才怪 怪了 见鬼 有鬼 笑话 搞笑 可笑 [你您]们?(?:说呢|猜) 可?真行 可真(?:好|会|能)
      好家伙 哪敢 敢不 能不 不敢不 不得不 只能 被(?:满意|解决|代表) [“”"‘’'「」『』] [${EMOJI_OF_DOUBT}]
    `,
  },
  {
    kind: 'M',
    words: `
      \\[(?:微笑|偷笑|捂脸|白眼|翻白眼|再见|弱|鄙视|撇嘴|发怒|咒骂|菜刀|便便|疑问|抠鼻|流泪|大哭|破涕为笑|笑哭|尴尬|呲牙|坏笑|奸笑|衰|吐|晕|无语|裂开|苦涩|叹气|旺柴|傲慢|难过)\\]
    `,
  },
  // Not solved.
  {
    kind: 'U',
    words: `
      ${STILL}{0,4}(?:没有?|未|不曾)(?:见|给|再|得到|彻底|完全|真正|全部?|怎么|咋|去|有?人|人给|任何|一个|一次){0,3}(?:${VERB}|来人|来|管|问(?!题)|理|动静|动|联系|消息|音信|结果|下文|回信|说法|答复|回复|着落|反应|回音|反馈|变化?|改[善变]?|效果|见效|用处?|拉走?|通|亮|热|拆|换|到账|到位|退|发|给|做|干|好(?!意|评)|水|电|气|暖气?|见?[人影]|见[着到]?[人影]?|过问)(?:过|呢|啊|上|完|好|成|走|净|干净|利索)?
    `,
  },
  {
    kind: 'U',
    words: `
      ${STILL}{1,4}(?:没有?|未)(?:呢|啊|哩|哈)?${END} 没有?人 没用 没辙 一点儿?[^，。,.\\s]{1,4}没有?
      没下文 白(?:打|说|反映|忙) (?:跟|和|等于)没(?:办|修|弄|说|打)(?:一样|似的)? 石沉大海 老样子 老?原样
      [跟和]以前一(?:样|个样) 一个样 没两样 治标不治本 光说不(?:练|干|做) 光拍照
    `,
  },
  {
    kind: 'U',
    words: `
      ${VERB}不(?:了|好|掉|净|完|彻底) (?:只|才|就|光)?${VERB}了?(?:一半|一部分|一点|一些|几个)
      ${VERB}(?:得|的)?不(?:彻底|到位|干净|好|完全) (?:不|没人|也不|都不|不给|不肯|没法|不想|不能)管(?!用)
      不(?:给|肯|愿|去|能|会)(?:${VERB}|来) 不(?:办|修|解决|处理) 越[^，。,.\\s]{1,3}越 更${FAULT}了 不(?:管用|顶用|顶事|好使|彻底|到位) 哪(?:儿|里|有)?${VERB}了?
      ${VERB}(?:啥|什么)了? 管(?:啥|什么)用 还在(?:那|这|施工|放|叫|占) 还是老(?:问题|毛病) 继续${FAULT}
      (?:依旧|依然|照旧|如故)${END} 还是(?:[黄浑冷凉热慢]|[^，。,.!！?？]{1,2}的)
      [又还](?:[^，。,.\\s!！?？]{1,2})?(?:上|起来|满)了
    `,
  },
  {
    kind: 'U',
    words: `
      (?:又|再次|重新|还|还是|还在|仍|仍然|仍在|依然|依旧|照样|照旧|天天|老|老是|总是|一直)(?:都|开始|被|给|那么|这么|很|全|有人|往外|在){0,3}(?:${FAULT}|有(?:臭|异)?味|有水|不[^，。,.！!?？]{1,2}|那样|这样|原样|一样|老样子|犯|反弹|出(?:问题|毛病)|开始了|来了|在${END})
      ${FAULT}(?:着呢|得很|得慌|死了|上了|起来了)
    `,
  },
  // Dissatisfied.
  {
    kind: 'X',
    words: `
      不满(?!意) 满意不(?:了|起来) (?:太|很|极|真|特别|确实|有点)差劲? 差劲 差评 差(?![不一点]) 失望 寒心 生气 气死 气人
      恼火 窝火 无语 敷衍 糊弄 应付 不符 不属实 不一样 假的 弄虚作假 忽悠 踢皮球 推诿 推来推去 推脱 骗人
      骗子 瞎说 胡说 扯淡 扯皮 放屁 不负责任? 不作为 不像话 不像样 不地道 不咋[的地样] 不怎么[样地好]
      不[行中成好沾] 不咋滴 不可以 不能接受 不认可 不同意 形式主义 走过场 做样子 面子工程 懒政 太不
      (?:再|继续|还要)?投诉你们 再投诉 继续投诉 曝光 上访 垃圾(?:服务|单位|部门|态度) [啥什]么?玩意儿?
      [他你]?妈的 滚
    `,
  },
  {
    kind: 'Y',
    words: `
      慢 [太来有]点?晚 太久 拖(?![把拉]) 迟 小(?:问题|毛病|瑕疵) 美中不足 瑕疵 欠缺 不足 有待 有点儿? 有些
      稍微 稍稍 略 差一?点儿?
    `,
  },
  // Basically satisfied, so-so.
  {
    kind: 'B',
    words: `
      基本(?:上|都|还|是){0,2}满意 基本上?还[行好]
      (?:还|比较|较|还算|算是|算|总体上?|总体来说|大体上?|大致|整体上?|勉强|还比较|还是比较|还挺)(?:是)?满意
      还行 还(?:算)?可以 还[挺蛮]好 挺可以 还?过得去 还?说得过去 可以接受
    `,
  },
  {
    kind: 'V',
    words: `
      还?一般般? 还?凑合着? 凑凑合合 凑付 不好不坏 马马虎虎 马虎 还?将就 差不多 还好 (?:也)?就那样 就这样 (?:也)?就那么回事儿? 还[中行成] 凑合过
      勉强 勉勉强强
    `,
  },
  // Solved.
  {
    kind: 'G',
    words: `
      (?:已经?|都|全|全部|刚|刚刚|终于|总算|今天|昨天|现在){0,4}${VERB}(?:的|得)?(?:很|挺|都|也|真)?(?:${DONE})?(?:过)?了(?!个?[屁啥毛]|吗)
      (?:已经?|均已|都已经?|已全部|全部)${VERB}(?:${DONE})?
    `,
  },
  {
    kind: 'G',
    words: `
      (?:已经?|都|全|也|现在){0,3}(?:好|通|亮|热乎?|暖和|干净|安静|畅通|恢复(?:正常)?|正常|平整|搞定|结|妥当?)了
      [来通][水电气暖路车]了 [水电气暖]来了 换新的?了 (?:补贴|钱|款)(?:都|已经?)?(?:收到|到|发)了
      基本解决了? [拉清运搬拆挪移抬弄赶]走了
      (?:拆|换|补|补上|装上|安上|铺上|到账|退|发下来|发|批下来|平上|填上|盖上)了
      没(?:有|什么|啥){0,2}问题了 没事了 [臭异]?味[儿道]?都?没了 不(?:再)?${FAULT}[水电]?了 没有?再${FAULT}过?
      得到了?(?:圆满|很好的?|妥善|及时)?(?:的)?(?:解决|处理)
    `,
  },
  // Satisfied.
  {
    kind: 'K',
    words: `
      太满意 (?<!对|谢|感谢)(?:[你您他]们|领导|政府|别人|人家|[镇村]里|街道|部门|物业|村委会?)(?:都|就|自己|也|认为|觉得|感觉|感到|表示){0,3}满意 满不满意 (?<!不)满意不满意 解决没解决
      满意(?:不|没有?|吗)(?!意) 满意死 是不是 有没有 行不行 好不好 没事
    `,
  },
  { kind: 'S', words: `满意(?!度|率|个) 好评` },
  {
    kind: 'Q',
    words: `
      (?:很|挺|非常|特别|蛮|十分|相当|真|真是|怪)(?:好|棒)(?![几多像吃久])
      (?:很|非常|特别|相当|真|真是)不[错赖] 好得很 好极了
    `,
  },
  { kind: 'H', words: `解决 搞定 ${VERB}${DONE}` },
  // Whom and what it is said of.
  {
    kind: 'A',
    words: `
      [\u4e00-\u9fff](?:书记|主任|所长|队长|师傅|老师|医生|警官|科长|站长|局长|镇长) 服务态度 态度 服务 工作人员 人员 小伙子? 姑娘 闺女 师傅 同志 干部 接线员 话务员 书记 主任 所长 队长
      网格员 环卫工 电工 你们人 来的人 人(?=[很挺都也真不])
    `,
  },
  {
    kind: 'R',
    words: `
      处理结果 办理结果 ${VERB}(?=得) [干做](?=得) 结果 处理情况 办理情况 处理 办理 办事 事情 事儿? 问题
      情况 进度 回复 答复 解释 方案 效果 质量 速度 效率 工作 干活 活儿?
    `,
  },
  {
    kind: 'J',
    words: `
      垃圾桶? 路灯 灯 暖气片? 供暖 水管 水龙头 自来水 [水电]表 水压 [污雨]?水 电线 电 道路 路面? 下水道? 井盖 管[道子]
      线路 补贴 钱 手续 证 屋里 门口 院里 楼道 臭?味儿? 噪音 工地 车 树 草 坑 沟 河 厕所 公厕 大棚 地里
    `,
  },
  {
    kind: 'P',
    words: `
      点赞 热情 客气 负责任? 认真 耐心 周到 及时 这么快 很快 真快 快 迅速 给力 (?:效率|速度|质量)[真很挺]?[高快好] 有效率 有心 用心
      细心 贴心 利索 利落 尽心 尽责 到位 厉害 好样的 暖心 靠谱 为民办事 办实事 亲切 和气 专业
    `,
  },
  {
    kind: 'F',
    words: `
      谢+ 感谢 多谢 致谢 感恩 辛苦 受累 费心 劳驾 给?(?:你们|您|大家)?(?:添)?麻烦(?:你们|您|大家|各位)?了
      [${EMOJI_OF_THANKS}]
      \\[(?:强|玫瑰|鼓掌|抱拳|合十|爱心|愉快|握手|OK|ok|胜利|憨笑|太阳|拥抱|庆祝|烟花|鲜花|加油)\\]
    `,
  },
  // But, if, and what is not sure.
  { kind: 'C', words: `但是 但(?!愿) 可是 不过 只不过 就是 只是 然而 虽然 虽说 尽管 倒是 反而 却` },
  {
    kind: 'K',
    words: `
      暂时 临时 [纸口书名嘴表][上头面里义]上? 假装 等于 以为 梦 骗 反话 假 懒得 惹不起 是否 与否 满意否 必须 强制 默认
      但愿 除了 要是 如果 假如 的话 只要 其他 别的 另外 就(?:行|好|成|中|满意|算) 他们说 听说
      说是?(?!不上|得过) 什么时候 啥时候? 几时 多会儿? 为啥 为什么 为何 怎么 怎样 咋 希望 盼 应该 应当
      可能 大概 也许 或许 或者? 好像 似乎 估计 大约 算了 看着办 随你们?便? 随便 无所谓 看看 看情况 等等 等
      观察 哪 谁 什么 啥 [?？…] 唉 哎 嗨 而已 罢了 不(?:知道|清楚|懂|晓得) 忘了 多少 吗 呢 么 嘛 还 才 又
      再 要 想
    `,
  },
  { kind: 'L', words: `吧` },
  { kind: 'O', words: `没有 没 木有` },
  {
    kind: 'N',
    words: `
      不是[太很] 谈不上 说不上 算不上 称不上 达不到 够不上 不能说 不敢说 难说 很难 难以 难 不见得 未必
      不一定 无法 没法 没办法 不会 不可能 不能 不算 不是 不太 不大 不怎么 不咋 不够 不甚 没那么 没多么
      并不 并没有? 并非 决不 绝不 毫不 从不 从没有? 还不 也不 都不 不 未 无 别 莫 非(?!常) 否 勿 甭 休 缺
      少
    `,
  },
  {
    kind: 'F',
    words: `
      一点儿?[都也] 丝毫 根本 压根儿? 完全 实在 确实 真的 真心 真是 真 的确 很 挺 蛮 非常 特别 十分 万分
      相当 比较 极其 极 超级 超 最 更 怪 太 百分之?百 100% 都 全部 全 也 总体 总的来说 整体 对于 对 均
      那么 这么 多么
    `,
  },
  {
    kind: 'F',
    words: `
      [我俺咱]们?家? 本人 老百姓 村民 居民 大家伙?儿? 家里 [你您他]们? 人家 党和政府 共产党 党 国家 政府
      街道 [镇村]里? 村委会? 社区 领导们? 各位 同志们 热线 部门 环卫 物业 这[件个]?事儿?情? 这次 这个? 那
      和 与 跟 对于 关于 方面 上 已经? 现在 今天 刚刚? 终于 总算 表示 觉得 感觉 感到
      认为 收到 知道了? 了解 明白 回访 评价 选择? 选项? 选 答案 答 第 号 项 回 按
      [的地得滴了啊呀啦哈哦噢喔哟哩诶欸] 嗯+ 恩 好的呢? 好嘞 好 是的? [您你]好 大[娘爷] 老师 亲 [oO][kK]
      帮忙? 支持 关心 关注 重视 反映 工作顺利 万事如意 身体健康 祝 来 家 [哒嘞咧]
    `,
  },
  { kind: 'T', words: `给 为了? 向 让 叫 从 先 昨天 刚才 之前 以前 原来 本来 以后 今后 开始 当时` },
  { kind: 'Z', words: `中 行 管 成 沾 可以 能行 怪好 得劲` },
]

const PATTERNS = LEXICON.map(({ kind, words }) => ({
  kind,
  pattern: new RegExp(words.trim().split(/\s+/).join('|'), 'uy'),
}))

/** A word as it stands in the text, and what it says. */
export interface Word {
  kind: WordKind
  text: string
}

/** The word that stands at the position; one sign that the table doesn't know is of the kind `.`. */
export function wordAt(text: string, at: number): Word {
  for (const { kind, pattern } of PATTERNS) {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    if (found) return { kind, text: found }
  }
  return { kind: '.', text: String.fromCodePoint(text.codePointAt(at) ?? 0) }
}
