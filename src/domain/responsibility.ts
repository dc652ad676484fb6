/** 责任清单: which unit leads for a matter. The list decides, so that tickets do not go round. */
export interface Responsibility {
  /** Short Chinese name of the matter, unique: 垃圾清运. */
  matter: string
  /** Where it stands in the tree of matters, from the top: 城乡建设, 村镇建设. Absent in what the chat added. */
  path?: readonly string[]
  leadUnitId: string
  assistUnitIds: readonly string[]
  /** Working days if the matter's law sets another limit than limits.yaml. */
  workingDays?: number
  /** The law or rule that sets it, e.g. 城镇燃气管理条例 第三十九条. */
  basis?: string
  keywords: readonly string[]
}

export interface ResponsibilityList {
  matters: readonly Responsibility[]
}

export function responsibilityFor(list: ResponsibilityList, matter: string): Responsibility | undefined {
  return list.matters.find((entry) => entry.matter === matter)
}

export interface Match {
  entry: Responsibility
  /** The words of the entry that occur in the text. */
  words: readonly string[]
}

/** The matters whose words occur in the text, those with most words first; ties in the list's order. */
export function matchesOf(list: ResponsibilityList, text: string): Match[] {
  return list.matters
    .map((entry) => ({
      entry,
      words: [entry.matter, ...entry.keywords].filter((word) => text.includes(word)),
    }))
    .filter(({ words }) => words.length > 0)
    .sort((one, other) => other.words.length - one.words.length)
}
