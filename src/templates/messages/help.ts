/** 帮助: the commands for this reader, from the handlers' own help lines. */
export function help(lines: readonly { say: string; does: string }[]): string {
  return [
    '我听得懂这些话（短号就是 # 后面的数字，引用卡片就不用写短号）：',
    ...lines.map(({ say, does }) => `「${say}」${does}`),
  ].join('\n')
}
