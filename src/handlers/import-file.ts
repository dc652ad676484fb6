import type { InboundFile } from '../bot/handler.ts'
import { defineHandler } from '../bot/handler.ts'
import { cancelImports, planImport } from '../desk/import-tickets.ts'
import { isClerk } from '../domain/roster.ts'
import { FILE_UNREAD, fileProblem, importCancelled, importPlanned } from '../templates/messages/intake.ts'
import { clerkAtDesk } from './clerks-place.ts'
import { undecorated } from './reading.ts'

/** Documents that people pass round in the group are no tables. */
const TABLE = /\.(?:xlsx|xlsm|xls|csv)$/i

/** A table of tickets, sent by a clerk. */
export const importFile = defineHandler<InboundFile | 'unread'>({
  name: 'import-file',
  usage: {
    say: '（发 .xlsx / .xls / .csv 文件）',
    does: '把 12345 平台导出的工单表收进来',
    for: ['station'],
  },
  verbs: [],

  match(inbound) {
    const [file] = inbound.files
    if (inbound.type !== 'file') return undefined
    if (!file) return 'unread' as const
    return TABLE.test(file.name) ? file : undefined
  },

  async answer(desk, inbound, file) {
    const clerk = clerkAtDesk(desk, inbound)
    if (!clerk) return undefined
    if (file === 'unread') return { text: FILE_UNREAD }
    const { fileId, name } = file
    const plan = await planImport(desk, { fileId, name, askedBy: clerk.id })
    if ('problem' in plan) return { text: fileProblem(name, plan.problem) }
    const { counts, faults, faultyRows } = plan
    return { text: importPlanned(name, counts, faults), ...(faultyRows && { files: [faultyRows] }) }
  },
})

/** 取消, while a table is being taken in. */
export const cancelImport = defineHandler({
  name: 'cancel-import',
  usage: { say: '取消', does: '停下正在收的工单表', for: ['station'] },
  verbs: [],

  match(inbound) {
    return /^(?:取消|取消导入|停止导入)$/.test(undecorated(inbound.text)) ? {} : undefined
  },

  async answer(desk, inbound) {
    const { sender } = inbound
    if (sender.kind !== 'staff' || !isClerk(sender.person)) return undefined
    const jobs = await cancelImports(desk)
    return jobs.length === 0 ? undefined : { text: importCancelled(jobs) }
  },
})
