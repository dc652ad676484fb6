/** Words for those who decide in a village or an office. */
const OFFICES =
  /村(?:干部|书记|主任|支书|会计|委|两委|长|官|代表|民?小组长)|书记|主任|会计|文书|支书|两委|干部|站长|所长|网格员|包村|大队|(?:小|生产|村民小)?(?:队长|组长)|当官的|管事的|村里(?:的)?(?:人|头头|领导)|(?<!请|求|望|各位|尊敬的|麻烦)领导(?!们?(?:你|您)?(?:们)?好)/
/** What such people are complained of for. Where it may be meant otherwise, it is taken so: 12345 is never wrong. */
const WRONGS =
  /贪|占(?!道)|吞|吃拿|收(?:钱|礼|好处|黑钱)|索要|要钱|冒领|克扣|扣(?=[了我俺下发钱留])|昧|拿走|挪用|虚报|优亲|徇私|包庇|欺负|欺压|欺骗|威胁|恐吓|报复|不公|偏心|不管事|不作为|不干活|不干事|不办事|乱(?:收费|摊派|作为)|私自|偷偷|送礼|红包|喝酒|假|账目|给了(?!.{0,4}(?:答复|回复|说法|电话))|给(?:他|她|自己|自家|亲)|(?:卖|租|包|分|批|安排|转)(?:了|给|掉|出去)|卖(?:集体|村里|公家|地|树|房|林|沙|土)|不给(?!力)|不发|没给|没发|打(?:我|俺|了(?!电话|好几|几|\d)|人|伤|骂)|动手|骂|侄|外甥|弟弟|兄弟|哥哥|姐夫|妹夫|小舅子|大舅子|儿子|女儿|闺女|女婿|媳妇|老婆|亲戚|亲家|关系户|自己(?:家|人)|家里?人|贿/
/** Who says this accuses, whomever. */
const ACCUSING =
  /贪污|截留(?!井|池|管|沟|污)|冒领|吃空饷|优亲厚友|举报|村霸|恶霸|乡霸|黑社会|保护伞|贿选|以权谋私|假公济私|中饱私囊|小金库|账目不(?:公开|清)|财务不公开|投诉[^，。]{0,10}(?:领导|政府|街道办|办事处|派出所|计生办|执法队|城管|村(?:委|里|长)|干部|书记|主任)/
/** 村里 is most often just where it is; not where it gives to some and not to others. */
const BY_VILLAGE =
  /村里[^，。]{0,8}(?:不给(?:我|俺|咱|办|发|钱|批|开)|(?:租|包|卖|分|批|送)给|把[^，。]{1,12}(?:租|包|卖|分)|偏心|不公平)/

/**
 * Whether the words may complain of somebody of the village or the office: then those people must not be the ones who read
 * them. A guess on the safe side: who is wrongly taken for accusing is only sent to 12345.
 */
export function mayAccuse(text: string): boolean {
  return ACCUSING.test(text) || BY_VILLAGE.test(text) || (OFFICES.test(text) && WRONGS.test(text))
}
