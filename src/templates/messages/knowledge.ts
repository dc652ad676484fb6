/** As many are named; a phone's screen holds no more. */
const NAMED = 8

/** Entries of the knowledge base whose review date has passed. */
export function reviewsDue(entries: readonly { id: string; title: string; reviewBy: string }[]): string {
  const named = entries
    .slice(0, NAMED)
    .map(({ id, title, reviewBy }) => `· ${title}（${id}.md），应在 ${reviewBy} 前复核`)
  const more = entries.length > NAMED ? [`· 还有 ${entries.length - NAMED} 条`] : []
  return [
    `资料库有 ${entries.length} 条过了复核日期，请核对内容是否还有效：`,
    ...named,
    ...more,
    '核对后请把资料文件里的 reviewBy 改成下一次复核的日期；不再有效的写上 validTo',
  ].join('\n')
}
