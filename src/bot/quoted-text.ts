/** The line that puppets put between a quoted message and the reply: 15 dashes with spaces. */
const DIVIDER = /\n(?:- ){10,}-\n/

/**
 * Takes apart a quoted reply as puppets deliver it: `「name：content」\n- - … -\nreply`. A nested quote stays
 * inside the quoted text. A text without a quote comes back as it is.
 */
export function splitQuote(text: string): { quote?: { name: string; text: string }; text: string } {
  if (!text.startsWith('「')) return { text }
  const divided = lastDivider(text)
  if (!divided) return { text }
  const quoted = text.slice(1, divided.index).replace(/」\s*$/, '')
  const colon = /[：:]/.exec(quoted)
  if (!colon) return { text }
  return {
    quote: { name: quoted.slice(0, colon.index).trim(), text: quoted.slice(colon.index + 1).trim() },
    text: text.slice(divided.index + divided.length).trim(),
  }
}

/** With nested quotes the last divider parts the reply from all that is quoted. */
function lastDivider(text: string): { index: number; length: number } | undefined {
  let found: { index: number; length: number } | undefined
  let from = 0
  for (;;) {
    const match = DIVIDER.exec(text.slice(from))
    if (!match) return found
    found = { index: from + match.index, length: match[0].length }
    from = found.index + found.length - 1
  }
}
