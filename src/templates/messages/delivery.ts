import { momentWords } from '../../domain/deadline-words.ts'
import type { Finding } from '../../domain/finding.ts'
import type { Setting } from './words.ts'

/** The station is told once that something could not be said. */
export function undeliverable(room: string | undefined, texts: readonly string[]): string {
  const where = room === undefined ? '一位同志或诉求人的私聊' : `「${room}」`
  const codes = [...new Set(texts.flatMap((text) => text.match(/#\d{1,4}(?!\d)/g) ?? []))]
  const about = codes.length > 0 ? `（${codes.join('、')}）` : ''
  return `有 ${texts.length} 条消息${about}发不到${where}，已停止重试。请检查群名和花名册是否一致，处理好后回「重发」`
}

/** The station is told once that a program of another office takes no more news. */
export function webhookDead(webhook: string, error: string): string {
  return `工单进展推送不到「${webhook}」（${error}），已停止重试，群里办件不受影响。请联系管理员与对方核对；恢复后由管理员运行 npm run huisheng -- webhooks resend 补推`
}

/** Said again, because nobody could know whether it had arrived; it bears the same numbers. */
export function maybeTwice(text: string): string {
  return `${text}\n${MAYBE_TWICE}`
}

export const MAYBE_TWICE = '（可能重复：上一次不知道有没有发出）'

/** Once to each group after the bot was away. */
export function missedWords({ now }: Setting, since: number): string {
  return `机器人从${momentWords(now, since)}起有一阵不在线，刚刚恢复。这段时间群里说的可能没有收到，要紧的请再说一遍`
}

/** What the self-audit found, for `doctor`, with what to do. */
export function findingWords({ now }: Setting, finding: Finding): string {
  switch (finding.what) {
    case 'reminders_late':
      return `有 ${finding.backlog.count} 条提醒到时没有发（最早 ${since(now, finding.backlog)}）。请看日志里 duty failed 的原因，重启机器人会补发一次`
    case 'inbox_late':
      return `有 ${finding.backlog.count} 条群消息收到了还没有处理（最早 ${since(now, finding.backlog)}）。请看日志；磁盘满了先腾空间，机器人会接着处理`
    case 'sending_stuck':
      return `有 ${finding.backlog.count} 条消息发了很久没有结果。重启机器人会先查有没有发出，再决定补不补`
    case 'outbox_late':
      return `有 ${finding.backlog.count} 条消息等了一个多小时没发出去（最早 ${since(now, finding.backlog)}）。请看机器人是否在线、data/sending-limits.yaml 的限额是否太紧`
    case 'dead_letters':
      return `有 ${finding.backlog.count} 条消息多次发不出去，已停止重试。请核对群名和花名册，再在工作站群里回「重发」`
    case 'webhooks_late':
      return `有 ${finding.backlog.count} 条工单进展推不出去，在等重试（最早 ${since(now, finding.backlog)}）。请用 npm run huisheng -- webhooks 看是哪个接收方、什么原因`
    case 'webhooks_dead':
      return `有 ${finding.backlog.count} 条工单进展多次推不出去，已停止重试。请与接收方核对，再运行 npm run huisheng -- webhooks resend 补推`
    case 'offline':
      return finding.since === undefined
        ? '机器人还没有连上过群聊。请启动它，按页面上的提示登录'
        : `机器人不在线，最后一次在线是${momentWords(now, finding.since)}。请看程序是否在运行、页面上是否要扫码登录`
    case 'digest_missing':
      return '今天的每日汇总还没有发。请看日志里 digest 的原因'
    case 'damaged':
      return `数据库文件有损坏的地方（${finding.damage}）。请停下机器人，检查硬盘，再用好的备份恢复，办法见 docs/operations.zh-CN.md`
    case 'disk_low':
      return `磁盘只剩 ${Math.floor(finding.freeBytes / 1024 / 1024)} MB 了。请腾出空间：满了以后机器人收到的消息要等有了空间才能处理`
    case 'unit_gone':
      return `花名册里没有单位代号 ${finding.unitId} 了，还有 ${finding.count} 件没办结的工单归它，到期也提醒不到人。改了代号的，请在 roster.yaml 里改回来；单位撤了的，先把它写回去，请工作站把这些件转派完再删`
    case 'files_missing':
      return `有 ${finding.count} 份照片或文件在数据文件夹的 files 里找不到，多半是恢复备份时没有带上。请从备份里把 files 文件夹拷回来`
    case 'checkpoint_missing':
      return '每日核对点有两天没有做。请看日志里 checkpoint 的原因'
  }
}

export function doctorFine(waiting: number): string {
  return `一切正常：没有到时没办的事${waiting > 0 ? `，有 ${waiting} 条消息正排队发送` : ''}`
}

export function doctorTrouble(count: number): string {
  return `发现 ${count} 处要处理：`
}

function since(now: number, { oldestAt }: { oldestAt?: number }): string {
  return oldestAt === undefined ? '时间不详' : momentWords(now, oldestAt)
}
