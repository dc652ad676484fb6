import { maskText } from './masking.ts'
import { SURNAMES } from './surnames.ts'

/** 王女士, 李大爷, 张某: whoever is meant, it is one person. */
const CALLED = new RegExp(
  `[${SURNAMES}](?:[\\u4e00-\\u9fff]{0,2}(?:先生|女士|大爷|大娘|老汉|大妈|阿姨|师傅)|某(?:某|人)?(?=[，。、；\\s]|$))`,
  'g',
)
/** 0531-8888 8888, 12345: lines of an office, which anybody may read. */
const OFFICE_LINE = /(?<!\d)0\d{2,3}[-—－ ]?\d{7,8}(?!\d)/g

/**
 * What in the text tells of one person: phone and ID numbers, house numbers, number plates, names. Each with the words
 * around it, hidden where it would tell more.
 *
 * @param mayNameLines whether an office's own landline may stand there
 */
export function personalWordsIn(
  text: string,
  { names = [], mayNameLines = false }: { names?: readonly string[]; mayNameLines?: boolean } = {},
): string[] {
  const said = mayNameLines ? text.replace(OFFICE_LINE, '') : text
  const called = [...said.matchAll(CALLED)].map(([found]) => found)
  return said
    .split(/[，。！？；\n]/)
    .map((clause) => [clause, maskText(clause, { names: [...names, ...called] })] as const)
    .filter(([clause, masked]) => clause !== masked)
    .map(([, masked]) => masked.trim())
}
