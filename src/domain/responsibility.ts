/** 责任清单: which unit leads for a matter. The list decides, so that tickets do not go round. */
export interface Responsibility {
  /** Short Chinese name of the matter, unique: 垃圾清运. */
  matter: string
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

/** The matter whose keywords occur most in the text; undefined when none occurs. Ties go to the earlier entry. */
export function matterOf(list: ResponsibilityList, text: string): Responsibility | undefined {
  let best: { entry: Responsibility; hits: number } | undefined
  for (const entry of list.matters) {
    const hits = [entry.matter, ...entry.keywords].filter((word) => text.includes(word)).length
    if (hits > 0 && hits > (best?.hits ?? 0)) best = { entry, hits }
  }
  return best?.entry
}
