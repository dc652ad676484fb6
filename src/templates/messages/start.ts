import { clockTime } from '../../domain/deadline-words.ts'
import type { DeskError } from '../../domain/errors.ts'
import type { EpochMs } from '../../domain/time.ts'
import { localDayOf } from '../../domain/time.ts'

/** What the terminal and the page say while the program starts. */

export function startedAt(url: string): string {
  return `回声筒已启动，请用浏览器打开：${url}`
}

/** A time was asked for, and the folder has one of its own. */
export function clockKept(now: EpochMs): string {
  const day = localDayOf(now)
  return `请注意：数据文件夹里的时钟是 ${day} ${clockTime(now)}，接着走，没有用 HUISHENG_CLOCK（时钟不往回拨）。要从别的时间开始，请用 HUISHENG_DATA_DIR 换一个空文件夹`
}

const LOGIN_WORDS = {
  starting: '正在连接群聊…',
  scan: '请用微信扫码登录',
  online: '已连接',
  offline: '没有连上群聊，正在重试。几分钟还连不上，请检查网络，和 .env 里的接口设置',
} as const

export function loginWords(state: keyof typeof LOGIN_WORDS): string {
  return LOGIN_WORDS[state]
}

export const UNOFFICIAL_WARNING =
  '提醒：个人微信的第三方接口不是微信官方提供的，可能被限制登录甚至封号，请用专门的账号，并先小范围试用。'

/** Why the program does not start, and what to do. */
export function startErrorWords(error: DeskError): string {
  const { params } = error
  switch (error.code) {
    case 'folder_in_use':
      return `数据文件夹 ${String(params.dir)} 正被另一个回声筒使用，这一个没有启动。请先关掉那一个，或用 HUISHENG_DATA_DIR 换一个文件夹`
    case 'folder_of_other':
      return `数据文件夹 ${String(params.dir)} 是另一个用户（uid ${String(params.uid)}）的，用 root 写进去的文件它以后打不开，所以没有做。请用那个用户运行，例如 sudo -u huisheng npm start；要换主人，用 chown -R`
    case 'database_newer':
      return `数据库是更新版本的回声筒写的（含有：${String(params.unknown)}），这个版本不认识，没有改动它。请升级程序后再启动`
    case 'database_older':
      return `数据库还是旧版本的，没有改动它。请先用新装的程序启动一次机器人（npm start），由它来升级数据库，再运行这个命令；备份不用等，随时可以做`
    case 'bad_key':
      return `密钥不对（${String(params.from)}）：应为 64 位十六进制数字。没有密钥就打不开已加密的数据，请从备份里找回原来的密钥`
    case 'key_missing':
      return `数据文件夹 ${String(params.dir)} 里的 secret.key 不见了。什么也没有做，也没有另造一把：没有原来的密钥，已加密的数据谁也打不开。请把备份的 secret.key 放回去（或写上 HUISHENG_KEY）再启动；实在找不回来，见 docs/operations.zh-CN.md 的「密钥丢了」`
    case 'sealed_with_other_key':
      return '数据是用另一把密钥加密的，什么也没有做。请把原来的 secret.key（或 HUISHENG_KEY）放回来'
    case 'sample_folder':
      return `数据文件夹 ${String(params.dir)} 是试用过的，里面有编的样例工单，接上真实的群会发到群里去，所以没有启动。请换一个空文件夹，例如在 .env 里写 HUISHENG_DATA_DIR=../huisheng-data（见 docs/operations.zh-CN.md）`
    case 'real_folder':
      return `数据文件夹 ${String(params.dir)} 里是真实群聊的数据，现在却要当作试用的样例街道来开（没有写 WECHATY_PUPPET），样例工单会混进去，所以没有启动。请检查 .env 里的 WECHATY_PUPPET；真要试用，请用 HUISHENG_DATA_DIR 换一个空文件夹`
    default:
      return `没有启动：${error.message}`
  }
}

export function holidaysUnknown(year: number): string {
  return `请注意：${year} 年的放假和调休安排还没有录入，跨到 ${year} 年的期限会按普通周一至周五计算，可能不准。国务院公布后请升级程序，或写进 data/calendar.yaml`
}

/** A problem of the knowledge base; the bot starts without the entry. */
export function knowledgeProblem(problem: string): string {
  return `请注意，资料库有问题，改好后重启：${problem}`
}
