import { COMPOUND_SURNAMES, RARER_SURNAMES, SURNAMES } from './surnames.ts'

/** Signs that hardly stand in a given name, because they are grammar, titles or parts of places. */
const NO_GIVEN =
  '了的在不没是和与就都也还被把要会能来去过着得们个人很太又再只但而因所以从到给让叫说里内外元某姓氏家村庄屯街路镇店桥州市县区厂校院户总工长员师哥姐叔姨婶嫂奶爷娘婆'
/** 长 ends a title (局长), but stands in the middle of many a name (刘长顺). */
const LONG_GIVEN = `长(?![${NO_GIVEN}期时大远江城])[\\u4e00-\\u9fff]`
const NAME = `(?:${COMPOUND_SURNAMES}|[${SURNAMES}${RARER_SURNAMES}])(?:${LONG_GIVEN}|(?:(?![${NO_GIVEN}])[\\u4e00-\\u9fff]){1,2})`

/** Everyday words that begin with what is a surname elsewhere, and titles after one. */
const NO_NAME =
  /^(?:黄[色土河泥瓜豆牌昏]|马[上路桶蜂车达]|何[事时处种况必故去]|高[级职声价层速温低度处楼压龄血频空大中考铁坡新标利发额峰清校]|林[地业木场权带]|于[最件是此今昨本当前后\d年]|余[款额下地年震]|程[度序]|任[协何意务凭由职教性]|金[额属融银秋]|石[头子块灰油板材墩膏料沙匠]|夏[天季秋收]|方[沟便向面式法案可才圆]|白[天色条白灰酒菜事内血]|江[边苏西南北]|段[时]|雷[雨击]|龙[头]|史[上无]|毛[病坯巾]|万[一分般]|钱[款物财包]|严[重格禁厉查]|武[装汉术]|莫[名非]|向[领导有关各我其村街政相社法上下南北东西前后本镇您你他她]|汤[水]|许[多可诺久昌]|曾[经多向于反]|田[地间埂边]|董[事]|周[围边一二三四五六日末期转岁年密]|杨[树絮]|李[子树]|陈[旧年述]|谢[谢世]|叶[子]|付[款费钱出清]|钟[点头]|顾[客及虑]|丁[字点]|苏[醒]|王[牌]|张[贴开口]|朱[红]|胡[同乱]|罗[列]|梁[上]|唐[山突]|陆[续地]|范[围]|柳[树絮]|梅[花雨]|祝[福]|辛[苦]|苗[木圃]|岳[父母]|柴[火油草]|焦[急虑]|季[度节]|孙[子女]|汪[汪]|孔[洞]|熊[猫]|秦[岭]|吴[中]|郑[重]|彭|沈[阳]|温|尹|艾[滋草]|付|冉|戚|鲍|凌[晨乱]|倪|霍[乱]|庞[大]|柏|葛|尉|宋|纪[检委录念]|祁|石[化]|.?(?:主任|书记|经理|医生|老师|师傅|大爷|大妈|大娘|大叔|先生|女士|队长|支书|会计|老板|同志|阿姨|老汉|教授|警官))/
/** Family names that begin no word at all: three signs of them are a name whatever follows. */
const SURE = '赵刘郭彭蒋蔡魏吕姚卢崔谭邹邱薛闫侯郝龚邵覃袁冯邓曹'
/** After whom a name may come. */
const PERSON =
  '邻居|儿子|女儿|闺女|媳妇|丈夫|老公|妻子|爱人|父亲|母亲|爸爸?|妈妈?|弟弟|哥哥|姐姐|妹妹|婆婆|公公|孙子|孙女|外甥|侄子|侄女|叔叔|舅舅|亲家|村民|居民|市民|业主|住户|户主|租户|房东|老人|老汉|本人|当事人|诉求人|来电人|联系人|反映人|举报人|投诉人|求助人|姓名|名字|落款|署名'
const AFTER =
  '$|[，。、；：:,.;!！?？\\s（(）)]|(?:的|和|与|家|在|说|称|反映|来电|致电|打电话|被|将|给|因|住|他|她|等人|已|没|从|到|于|是|有|也|都|又|今年|现年|现住|\\d)'
const TELLS =
  '说|称|反映|来电|致电|打电话|拨打|表示|[（(]\\s*(?:\\*|\\d|电话|手机|男|女)|[，,]\\s*(?:电话|手机|联系电话|男|女|身份证)|\\s+[男女](?=[，,\\s\\d]|$)'
const KIN =
  '婆婆|公公|家|[爸妈爹娘](?:[爸妈])?|儿子|女儿|闺女|媳妇|丈夫|老公|妻子|对象|老伴|奶奶|爷爷|孙子|孙女|哥|姐|弟|妹'

const PATTERNS: readonly RegExp[] = [
  new RegExp(`(?:${PERSON})(?:的?(?:名字|姓名))?(?:名?叫|是)?[：:\\s]*(?<name>${NAME})(?=${AFTER})`, 'g'),
  new RegExp(
    `(?:我|俺|本人)是[^，。；！？\\s]{1,12}?[村庄屯组]的?(?<name>${NAME})(?=[，。、；：,;!！?？（(]|$)`,
    'g',
  ),
  new RegExp(
    `(?:${PERSON})(?:名?叫|是)?[：:\\s]*(?<name>[${SURE}](?:${LONG_GIVEN}|(?:(?![${NO_GIVEN}])[\\u4e00-\\u9fff]){2}))`,
    'g',
  ),
  new RegExp(
    `叫(?:做)?\\s*(?<name>${NAME})(?=$|[，。、；：:,;!！?？\\s（(）)\\d]|的|家?住|家在|今年|现年|电话|手机)`,
    'g',
  ),
  new RegExp(
    `(?<=^|[，。；：:、\\s（(]|[村庄屯区院镇街组](?:民|居民)?的?|(?:有|收件|是|由|跟|和|被|找|问)[位个]?)(?<name>${NAME})(?=${TELLS})`,
    'g',
  ),
  new RegExp(`(?<=^|[，。；：:、\\s（(的和跟与被把是村庄屯院])(?<name>${NAME})(?=[她他](?:${KIN}))`, 'g'),
]

/** 孙二妮, 孙大勇: people whom the words introduce, call by name or quote; where it might be an ordinary word, it is none. */
export function namesIn(text: string): string[] {
  const found = PATTERNS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => match.groups?.name ?? ''),
  )
  return [...new Set(found)].filter((name) => name !== '' && !NO_NAME.test(name))
}
