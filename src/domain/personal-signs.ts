import type { Span } from './personal-numbers.ts'
import { halfWidth } from './plain-text.ts'

const SAID = '(?:账?号码?|编号|名)?(?:是|为)?[：:\\s]*'
/**
 * What names or reaches one person and is no plain number; the group is what to hide: 微信lidashan888, QQ 12345678; 护照 E12345678,
 * 残疾证 and the ID number in it; mail; 鲁A12345; a mobile number read out by 洞幺拐勾, or with O and l for digits, as pictures
 * are read.
 */
const PATTERNS = [
  `(?:微\\s?信|[威薇徽]信|加我?微|加我?\\s?[Vv](?![A-Za-z])|[Vv][Xx]|[Ww][Xx]|[Ww]e[Cc]hat(?:\\s?[Ii][Dd])?|[Qq]\\s?[Qq]|扣扣|企鹅|抖音|快手|支付宝|小红书)${SAID}([A-Za-z][\\w-]{4,19}|\\d{6,12})(?![\\w-])`,
  `(?:护照|通行证|居住证|[军警]官证|士兵证|残疾人?证|社保卡?|医保卡?|驾驶证|驾照|证件)${SAID}([A-Za-z]{0,2}\\d{6,20}[A-Za-z]?)(?!\\w)`,
  '([\\w.+-]{1,64}@(?!(?:[A-Za-z\\d-]{1,63}\\.){0,4}gov\\.cn)[A-Za-z\\d-]{1,63}(?:\\.[A-Za-z\\d-]{1,63})+)',
  '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]\\s?[A-HJ-NP-Za-hj-np-z]([·•.\\s-]?(?:[A-HJ-NP-Za-hj-np-z0-9]{5,6}(?![A-Za-z0-9])|[A-HJ-NP-Za-hj-np-z0-9]{4}[挂学警港澳]))',
  '([幺一壹][三四五六七拐八九勾叁肆伍陆柒捌玖][零〇洞一幺二两三四五六七拐八九勾壹贰叁肆伍陆柒捌玖]{9})',
  '(?<![A-Za-z\\d])(?=\\d{0,10}[OolI])([1lI][3-9][\\dOolI]{9})(?![A-Za-z\\d])',
].map((pattern) => new RegExp(pattern, 'dg'))

/** Where such signs stand in the text; spans may overlap. */
export function personalSigns(text: string): Span[] {
  const plain = halfWidth(text)
  return PATTERNS.flatMap((pattern) =>
    [...plain.matchAll(pattern)].map(({ indices }) => {
      const [from = 0, to = 0] = indices?.[1] ?? []
      return { from, to }
    }),
  )
}
