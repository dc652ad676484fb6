const NUMBER = '(?:[0-9０-９]{1,4}|[一二三四五六七八九十百]{1,5})'
/** A counter here makes the digits an amount: `3号楼200户停水`. */
const NO_AMOUNT = '(?!\\s*[多余]?(?:[户人天米元个平吨亩年度块次条盏辆件月日]|家|小时|分钟))'
const DIGITS_OF_ROOM = '(?:[0-9０-９]{3,4}(?![0-9０-９])|[零〇一二三四五六七八九]{3,4})'
const ROOM = `(?:[0-9０-９]{2,4}\\s*[室房]|${DIGITS_OF_ROOM}${NO_AMOUNT}号?)`
const DOOR = '[东西南北中左右]户'
/** 2单元, 东单元 */
const STAIRCASE = `(?:${NUMBER}|[东西南北中])\\s*单元`
const FLOOR = `${NUMBER}\\s*[楼层]`
/** `3#` is a building; `#3` and `17 #18` are our own short codes. */
const BUILDING = `(?:${NUMBER}\\s*(?:号楼|栋|幢|座)|(?<![A-Za-z])[A-Za-zＡ-Ｚ甲乙丙丁]\\s*[栋幢座]|(?<![#＃0-9０-９])[0-9０-９]{1,3}[#＃]楼?)`

/**
 * Clear patterns only. A building or a staircase alone stays: dozens of households share it, and who mends its
 * lamp must find it. Rural rows (`3排12号`) and lanes (`敬老巷7号`) name one household.
 */
const PATTERNS = [
  `${BUILDING}\\s*[-－—]?\\s*(?:${STAIRCASE}\\s*)?(?:${FLOOR}\\s*)?(?:${ROOM}|${DOOR})`,
  `${BUILDING}\\s*[-－—]?\\s*${NUMBER}\\s*[-－—]\\s*[0-9０-９]{3,4}(?![0-9０-９])`,
  `${STAIRCASE}\\s*(?:${FLOOR}\\s*)?(?:${DIGITS_OF_ROOM}户|${ROOM}|${DOOR})`,
  `(?:${BUILDING}\\s*)?${STAIRCASE}\\s*${FLOOR}\\s*[东西南北中左右](?=[，。、；：,;\\s]|$)`,
  `${FLOOR}\\s*${DOOR}`,
  '(?<![\\d-])\\d{1,3}(?:[-－—]\\d{1,2}){1,2}[-－—](?!(?:19|20)\\d\\d)\\d{3,4}(?![\\d-])',
  `第?${NUMBER}\\s*排\\s*(?:${NUMBER}\\s*[号户]|第${NUMBER}\\s*[户家])`,
  `门牌号?(?:码?[是为:：]\\s*|\\s*)${NUMBER}\\s*号?`,
  `${NUMBER}\\s*号院`,
  '房号\\s*[是为:：]?\\s*[0-9０-９]{2,4}',
  '(?<![0-9０-９-])[0-9０-９]{3,4}\\s*号(?=房(?![价地产]))',
  '(?<=[住家]在?\\s*)[0-9０-９]{3,4}\\s*室',
  `(?<=[路街巷弄胡同村庄]|[0-9０-９一二三四五六七八九十][组队])\\s*[甲乙丙]?${NUMBER}(?:\\s*[-－—]\\s*[0-9０-９]{1,3})?\\s*号(?!人(?![行家])|[楼线闸井泵桥机公国杆池塘点站口门车坑地棚变台路灯]|电杆|\\s*(?:上午|下午|早|晚|中午|开始|停|就|那|之|以|至|到|起|前|后))`,
  `(?<=[东西南北前后村路街巷口][头边面侧数]?\\s*(?:起|往[东西南北])?)第\\s*${NUMBER}\\s*[户家]`,
].map((pattern) => new RegExp(pattern, 'g'))

/** Where a household's own number stands in the text; parts may overlap. */
export function houseNumbers(text: string): { from: number; to: number }[] {
  return PATTERNS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
      from: index + (found.length - found.trimStart().length),
      to: index + found.trimEnd().length,
    })),
  )
}
