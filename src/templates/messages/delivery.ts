/** The station is told once that something could not be said. */
export function undeliverable(room: string | undefined, count: number): string {
  const where = room === undefined ? '一位同志或诉求人的私聊' : `「${room}」`
  return `有 ${count} 条消息发不到${where}，已停止重试。请检查群名和花名册是否一致，处理好后回「重发」`
}

/** Said again, because nobody could know whether it had arrived; it bears the same numbers. */
export function maybeTwice(text: string): string {
  return `${text}\n（可能重复：上一次不知道有没有发出）`
}
