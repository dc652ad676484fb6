import { join } from 'node:path'
import type { ChainFault } from '../../domain/chain-fault.ts'
import { momentWords } from '../../domain/deadline-words.ts'

/** What the terminal commands say. */

export function cliUsage(): string {
  return [
    '用法：npm run huisheng -- 命令',
    '  verify        核对办理记录有没有被改动，指出第一处不对的地方',
    '  doctor        看看有没有到时没办、发不出去的，告诉怎么处理',
    '  ladder 17     一件工单的每一级提醒：什么时候说过、什么时候会说、为什么不说',
    '  import 文件   收进一张从 12345 平台导出的工单表（.xlsx .xls .csv），机器人在不在运行都行',
    '  history       给本地试用的街道装上三年的历史工单（编的），图表、三率、预警就有东西看',
    '  backup 文件   不停机备份数据库（密钥 secret.key 和 files 文件夹要另外备份）',
    '  api-token     给调用 HTTP 接口的系统生成一个令牌',
    '  webhooks      工单进展推送给谁、有没有推不出去的；webhooks secret 名字 看验签密钥；webhooks resend [名字] 补推',
  ].join('\n')
}

export function databaseMissing(dir: string): string {
  return `${dir} 里没有数据库。请先启动过一次，或用 HUISHENG_DATA_DIR 指定数据文件夹`
}

export function chainSound(events: number, checkpoints: number): string {
  return `核对完毕：${events} 条办理记录、${checkpoints} 个每日核对点，都没有被改动`
}

export function chainBroken(fault: ChainFault): string {
  switch (fault.at) {
    case 'event':
      return fault.what === 'changed'
        ? `办理记录第 ${fault.eventId} 行（工单 ${fault.ticketId} 的第 ${fault.seq} 条）被改动过`
        : `工单 ${fault.ticketId} 的第 ${fault.seq} 条办理记录（第 ${fault.eventId} 行）之前缺了记录`
    case 'ticket':
      return fault.what === 'gone'
        ? `工单 ${fault.ticketId} 有办理记录，但工单本身不见了`
        : `工单 ${fault.ticketId} 与它的办理记录对不上`
    case 'checkpoint':
      return `${fault.day} 的核对点对不上：那天之前有工单或记录被删改过`
  }
}

export function ladderUsage(): string {
  return '请写上短号或工单编号，例如：npm run huisheng -- ladder 17'
}

export function backupUsage(): string {
  return '请写上备份到哪个文件，例如：npm run huisheng -- backup 备份.db'
}

export function backupExists(path: string): string {
  return `${path} 已经存在，没有覆盖。请换一个文件名`
}

export function backupDone(made: { path: string; dataDir: string; hasKeyFile: boolean }): string {
  const files = join(made.dataDir, 'files')
  return [
    `已备份到 ${made.path}，核对过，是完整的`,
    `照片和文件不在里面，请把 ${files} 文件夹一起备份`,
    made.hasKeyFile
      ? `密钥也不在里面：${join(made.dataDir, 'secret.key')} 另存一份，和备份分开放。丢了它，备份打不开`
      : '密钥也不在里面：HUISHENG_KEY 请另存一份，和备份分开放。丢了它，备份打不开',
  ].join('\n')
}

export function backupDamaged(path: string, damage: string): string {
  return `备份写到了 ${path}，但数据库本身有损坏的地方（${damage}），这一份不能当好的用。请先检查硬盘，再用以前好的备份恢复，办法见 docs/operations.zh-CN.md`
}

export function wrongArgument(word: string): string {
  return `不认识「${word}」，什么也没有做`
}

export function apiTokenMade(made: { token: string; hash: string; signingKey: string }): string {
  return [
    '令牌（只显示这一次，交给对方保管）：',
    `  ${made.token}`,
    '签名密钥（对方要签名时才用，也只显示这一次）：',
    `  ${made.signingKey}`,
    '在 http-api.yaml 的 callers 下写上这几行，重新启动后生效：',
    '  - name: 对方系统的名字',
    `    tokenHash: ${made.hash}`,
    '    scopes: [tickets:read, tickets:write]',
  ].join('\n')
}

export const HISTORY_ONLY_LOCAL = '历史工单是编的，只能装进本地试用的街道（不能设 WECHATY_PUPPET）'

export function historyFilled({ written, all }: { written: number; all: number }): string {
  if (written === 0) return `三年的历史工单已经装过了，共 ${all} 件`
  return `装好了 ${written} 件历史工单。可以在工作站群里试试「图表」「三率 上月」「预警」`
}

export function webhookUnknown(name: string | undefined, known: readonly string[]): string {
  const names = known.length === 0 ? '还没有登记接收方' : `登记的有：${known.join('、')}`
  return name === undefined
    ? `请写上接收方的名字（${names}）`
    : `http-api.yaml 里没有接收方「${name}」（${names}）`
}

export function webhookSecretShown(name: string, secret: string): string {
  return `「${name}」验签用的密钥（交给对方保管）：\n  ${secret}`
}

export function webhooksRevived(count: number): string {
  return count === 0 ? '没有停了重试的推送' : `${count} 条停了重试的推送重新排队，机器人会接着推`
}

/** A line a receiver: what waits, what was given up, when it last took something. */
export function webhookLines(
  now: number,
  receivers: readonly {
    name: string
    isKnown: boolean
    waiting: number
    dead: number
    lastSentAt?: number | undefined
    error?: string | undefined
  }[],
): string {
  if (receivers.length === 0) return '没有登记接收方：工单进展不推送给任何系统（http-api.yaml 的 webhooks）'
  return receivers
    .map(({ name, isKnown, waiting, dead, lastSentAt, error }) => {
      const last = lastSentAt === undefined ? '还没有推成过' : `上次推成 ${momentWords(now, lastSentAt)}`
      const parts = [`等着推 ${waiting} 条`, `停了重试 ${dead} 条`, last]
      if (error !== undefined && waiting + dead > 0) parts.push(`原因 ${error}`)
      if (!isKnown) parts.push('http-api.yaml 里已经没有它，不再推')
      return `「${name}」${parts.join('，')}`
    })
    .join('\n')
}
