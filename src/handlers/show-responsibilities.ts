import { defineHandler } from '../bot/handler.ts'
import { responsibilitiesNow } from '../desk/responsibilities.ts'
import { listByClass, matterDetails, nothingInList } from '../templates/messages/responsibilities.ts'
import { undecorated } from './reading.ts'

const MOST_SHOWN = 5

/** 责任清单, 责任清单 垃圾 */
export const showResponsibilities = defineHandler<{ word: string }>({
  name: 'show-responsibilities',
  usage: {
    say: '责任清单 垃圾',
    does: '什么事归谁管（只说「责任清单」看全部）',
    for: ['unit', 'station', 'supervision'],
  },
  verbs: ['责任清单'],

  match(inbound) {
    if (inbound.sender.kind !== 'staff') return undefined
    // 责任清单里写着 … is talk.
    const found = /^责任清单(?:\s+(.{1,20}))?$/.exec(undecorated(inbound.text))
    return found ? { word: found[1]?.trim() ?? '' } : undefined
  },

  async answer(desk, _inbound, { word }) {
    const setting = { office: desk.office, now: desk.clock.now() }
    const { matters } = await responsibilitiesNow(desk)
    if (word === '') return { text: listByClass(setting, matters) }
    const found = matters.filter(({ matter, path = [], keywords }) =>
      [matter, ...path, ...keywords].some((known) => known.includes(word) || word.includes(known)),
    )
    return {
      text: found.length > 0 ? matterDetails(setting, found.slice(0, MOST_SHOWN)) : nothingInList(word),
    }
  },
})
