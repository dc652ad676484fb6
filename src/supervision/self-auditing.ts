import { noteOnline } from '../desk/presence.ts'
import { selfAudit } from '../desk/self-audit.ts'
import { MINUTE_MS } from '../domain/time.ts'
import type { Logger } from '../log.ts'
import type { Duty } from './engine.ts'

/**
 * Once a minute: keeps that the bot is on the platform, and logs what is due and not done, when that changes.
 * `huisheng doctor`, /healthz and /metrics look by themselves.
 */
export function selfAuditing(options: { log: Logger; isOnline: () => boolean }): Duty {
  let auditedAt = 0
  let known = ''
  return async (desk) => {
    const now = desk.clock.now()
    // A clock that was set back must not silence the audit until it catches up.
    if (now >= auditedAt && now - auditedAt < MINUTE_MS) return 0
    auditedAt = now
    if (options.isOnline()) await noteOnline(desk)
    const audit = await selfAudit(desk)
    // Being offline is logged when it happens.
    const findings = audit.findings.filter(({ what }) => what !== 'offline')
    const found = findings.map(({ what }) => what).join(' ')
    if (found !== known && found !== '') options.log.warn({ findings }, 'self-audit: due and not done')
    known = found
    return 0
  }
}
