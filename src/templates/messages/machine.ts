/** What the machine refused to do, for whoever runs it, with what to do; undefined for what is not known. */
export function machineTrouble(code: string, path: string | undefined): string | undefined {
  const where = path ?? '数据文件夹里的文件'
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return '数据库文件 huisheng.db 坏了，没有改动它。请检查硬盘，再用好的备份恢复，办法见 docs/operations.zh-CN.md'
  }
  if (code.startsWith('SQLITE_READONLY')) return NOT_OURS('数据文件夹里的数据库')
  if (code.startsWith('SQLITE_CANTOPEN')) return NOT_OURS('数据文件夹里的数据库')
  if (code.startsWith('SQLITE_IOERR'))
    return '数据库读写出错，多半是硬盘或网络盘的毛病。请检查硬盘，数据文件夹要放在本机的盘上'
  if (code.startsWith('SQLITE_BUSY')) return '数据库正忙，等了 5 秒也没等到。请过一会儿再试'
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return NOT_OURS(where)
    case 'EROFS':
      return `${where} 在只读的盘上，写不进去。请换一个能写的地方`
    case 'ENOSPC':
    case 'EDQUOT':
    case 'SQLITE_FULL':
      return '磁盘满了，没有写成。请腾出空间再试'
    case 'EISDIR':
      return `${where} 是文件夹，这里应是一个文件`
    case 'ENOTDIR':
    case 'EEXIST':
      return `${where} 应是文件夹，现在是一个文件。请换一个地方，或把它移走`
    case 'ERR_DLOPEN_FAILED':
      return '这台机器的系统太旧，数据库组件装不上：需要 glibc 2.34 以上（Ubuntu 22.04、Debian 12、openEuler 22.03 起），用 ldd --version 看是多少'
    case 'ENOENT':
      return `找不到 ${where}：请看看路径有没有写错，它所在的文件夹要先建好`
    default:
      return undefined
  }
}

const NOT_OURS = (what: string): string =>
  `没有权限打开或写 ${what}。请用平时运行机器人的那个用户来运行；主人弄错了的，用 chown -R 用户名 文件夹 改回来`
