const PLACEHOLDER = /\{([^{}\n]{1,20})\}/g
/** What is filled in from a ticket. */
export const PLACEHOLDERS: readonly string[] = [
  '诉求人',
  '地点',
  '事项',
  '日期',
  '单位',
  '现场情况',
  '联系人',
]
const OPEN = /【[^【】\n]{0,40}】/

/**
 * The template with its `{…}` filled in. What is not known stays visible as 【请填：现场情况】.
 *
 * @returns the text, which holds no `{…}` of the template any more, and the names of what is missing, each once
 */
export function fillTemplate(
  body: string,
  values: Readonly<Record<string, string | undefined>>,
): { text: string; missing: string[] } {
  const missing = new Set<string>()
  const text = body.replace(PLACEHOLDER, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value !== undefined && value !== '') return value
    missing.add(name)
    return `【请填：${name}】`
  })
  // A brace left beside a value would make a placeholder of it: {{单位}} and a unit named 地点.
  return { text: text.replace(/[{}]/g, ''), missing: [...missing] }
}

/** Whether a 【…】 of a template is still there: such a reply is not sent. */
export function hasOpenPlaceholder(text: string): boolean {
  return OPEN.test(text)
}

/** The names of what a template leaves to be filled in, each once. */
export function placeholdersIn(body: string): string[] {
  return [...new Set([...body.matchAll(PLACEHOLDER)].map(([, name = '']) => name))]
}
