import { defineHandler, isAddressed } from '../bot/handler.ts'
import { responsibilitiesNow } from '../desk/responsibilities.ts'
import { listByClass, matterDetails, nothingInList } from '../templates/messages/responsibilities.ts'
import { isOverseersPlace } from './overseers-place.ts'
import { undecorated } from './reading.ts'

const MOST_SHOWN = 5

/** 路灯归谁管, 暖气不热该哪个单位办: asked as one asks a colleague. */
const WHOSE =
  /^(\p{Script=Han}{2,10}?)(?:的事|这事|这种事)?(?:该|应该|应当)?(?:归|由|是|派给|找)?(?:谁|哪个单位|哪个部门|哪)(?:来)?(?:管|负责|主办|办)(?:的|呢|啊)?[?？]?$/u

/** 责任清单, 责任清单 垃圾, 路灯归谁管 */
export const showResponsibilities = defineHandler<{ word: string; isLoose: boolean }>({
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
    const said = undecorated(inbound.text)
    const found = /^责任清单(?:\s+(.{1,20}))?$/.exec(said)
    if (found) return { word: found[1]?.trim() ?? '', isLoose: false }
    const asked = inbound.quote ? undefined : WHOSE.exec(said)?.[1]
    return asked === undefined ? undefined : { word: asked, isLoose: true }
  },

  async answer(desk, inbound, { word, isLoose }) {
    if (isLoose && !isAddressed(inbound) && !isOverseersPlace(desk, inbound)) return undefined
    const setting = { office: desk.office, now: desk.clock.now() }
    const { matters } = await responsibilitiesNow(desk)
    if (word === '') return { text: listByClass(setting, matters) }
    const found = matters.filter(({ matter, path = [], keywords }) =>
      [matter, ...path, ...keywords].some((known) => known.includes(word) || word.includes(known)),
    )
    if (isLoose && found.length === 0) return undefined
    return {
      text: found.length > 0 ? matterDetails(setting, found.slice(0, MOST_SHOWN)) : nothingInList(word),
    }
  },
})
