interface HelpLine {
  say: string
  does: string
}

/**
 * 帮助: what this reader says every day, and the way to the rest.
 *
 * @param known how many commands there are for this reader
 */
export function dailyHelp(lines: readonly HelpLine[], known: number): string {
  return [
    '常用的话（短号就是 # 后面的数字，引用卡片就不用写短号）：',
    ...lines.map(helpLine),
    `一共 ${known} 种，全看请回「帮助 全部」，找一种请回「帮助 请假」这样`,
  ].join('\n')
}

/** 帮助 全部 */
export function allHelp(lines: readonly HelpLine[]): string {
  return ['我听得懂这些话（短号就是 # 后面的数字，引用卡片就不用写短号）：', ...lines.map(helpLine)].join(
    '\n',
  )
}

/** 帮助 请假: what has to do with it. */
export function helpAbout(about: string, lines: readonly HelpLine[]): string {
  if (lines.length === 0) return `没有和「${about}」有关的用法，全看请回「帮助 全部」`
  return [`和「${about}」有关的：`, ...lines.map(helpLine)].join('\n')
}

function helpLine({ say, does }: HelpLine): string {
  return `「${say}」${does}`
}
