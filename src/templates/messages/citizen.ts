import type { Ticket } from '../../domain/ticket.ts'
import type { Setting } from './words.ts'
import { STATE_WORDS } from './words.ts'

/** What citizens are told, in private. */

export const CALLBACK_CHOICES = [
  '1 解决了，满意',
  '2 解决了，基本满意',
  '3 解决了，不满意',
  '4 没有解决',
] as const
const DIGITS = ['麻烦您回一个数字：', ...CALLBACK_CHOICES].join('\n')
const QUESTION = `${DIGITS}\n也可以打一句话。不方便打字就发个语音，工作人员给您打电话。`

export function callbackQuestion({ office }: Setting, ticket: Ticket, reply: string): string {
  return [
    `您好，这里是${office.roster.office}12345热线工作站。您反映的「${ticket.subject}」办理情况如下：`,
    reply,
    '',
    QUESTION,
    `工单编号：${ticket.number}`,
  ].join('\n')
}

export function callbackAgain({ office }: Setting, ticket: Ticket): string {
  return [
    `您好，${office.roster.office}12345热线工作站再打扰您一次：您反映的「${ticket.subject}」解决了吗，满意吗？`,
    QUESTION,
    `工单编号：${ticket.number}`,
  ].join('\n')
}

export function askedOnceMore(missing: 'both' | 'solved' | 'satisfaction'): string {
  if (missing === 'solved') return '谢谢您。想再跟您确认一下：这件事解决了吗？回「解决了」或「没解决」就行。'
  if (missing === 'satisfaction')
    return '谢谢您。那您对这次办理满意吗？回「满意」「基本满意」或「不满意」就行。'
  return `谢谢您。不好意思，没太明白您的意思。${QUESTION}`
}

/** Somebody with several tickets named one of them and said no more. */
export function askedAbout({ subject }: Ticket): string {
  return `您反映的「${subject}」解决了吗，满意吗？\n${QUESTION}`
}

export const THANKS_SATISFIED = '谢谢您的答复，这件事就办结了。以后有事随时打12345。'

export function sorryAgain({ office }: Setting): string {
  return `对不起，事情没办到位。您的话已经记下，${office.roster.office}会重新办理，并尽快与您联系。`
}

/** What came instead of words. */
export type Unread = 'voice' | 'other'

const UNREAD: Readonly<Record<Unread, { got: string; cannot: string }>> = {
  voice: { got: '您的语音收到了，可机器人听不了语音', cannot: '机器人听不了语音' },
  other: { got: '收到了，可机器人只看得懂文字', cannot: '机器人只看得懂文字' },
}

/** In answer to the callback: a clerk calls, and a digit still does it. */
export function unreadInCallback(what: Unread): string {
  return `${UNREAD[what].got}，工作人员会给您打电话。也可以现在就答，${DIGITS}`
}

/** After an answer that was not content. */
export function unreadAddition(ticket: Ticket, what: Unread): string {
  return `${UNREAD[what].got}，已请承办单位就「${ticket.subject}」给您打电话。您也可以打字告诉我。`
}

/** Of nothing that is being handled. */
export function unreadOtherwise(what: Unread): string {
  return `您好，${UNREAD[what].cannot}，请打字告诉我什么地方、什么事，或拨打12345。火警119，报警110，急救120。`
}

export const PHOTO_IN_CALLBACK = `照片收到了，工作人员会看，再给您打电话。也可以现在就答，${DIGITS}`

export function photoPassedOn(ticket: Ticket): string {
  return `照片收到了，记到「${ticket.subject}」里了，已告诉经办的同志。要反映别的事请拨打12345。`
}

export const PHOTO_LOST = '照片没有传过来，请再发一次（一张不超过 10 MB）。'
export const PHOTO_OF_NOTHING =
  '您好，这张照片不知道是哪件事的，没有转给谁。请打字告诉我什么地方、什么事，或拨打12345。火警119，报警110，急救120。'
export const PHOTO_AGAIN = '回编号后，照片请再发一次。'
export const HANDED_TO_CLERK = '谢谢您的答复，工作人员会给您回个电话，当面听您说。'

export const CALLED_SOON = '好的，工作人员会给您打电话，当面听您说。'

/** What was said after 对不起，事情没办到位. */
export function remarkPassedOn(ticket: Ticket): string {
  return `您说的也记到「${ticket.subject}」里了，已转给经办的同志。要反映别的事请拨打12345。`
}

export const WILL_HEAR = '好的，有结果了会告诉您。着急的话请拨打12345。'

export function citizenHelp({ office }: Setting): string {
  return [
    `您好，我是${office.roster.office}12345热线的助手“回声筒”。`,
    '您打12345反映的事办好以后，我会在这里问您满不满意。',
    '查办理进度，请回「进度」。',
    '反映新的事情请拨打12345；火警119，报警110，急救120。',
  ].join('\n')
}

/** In a village's group, to who @-mentions the bot without telling a matter. */
export function helpInVillage({ office }: Setting): string {
  return [
    `我是${office.roster.office}12345热线的助手“回声筒”。`,
    '要反映事情请打 12345：有工单、有时限，办完有回访；也可以@我说清什么地方、什么事，我告诉您怎么办。',
    '自己家的事请私聊我。火警119，报警110，急救120。',
  ].join('\n')
}

/** To 我要投诉 and nothing else. */
export function whatMatter(village: string | undefined): string {
  return [
    '这里不能立单，请打 12345 反映：有工单、有时限，办完有回访；反映干部的可以打 12388 纪检举报电话。',
    `也可以把什么地方、什么事说一遍，例如「${village ?? '某某村'} 村口路灯坏了没人修」，我告诉您怎么办。`,
    '火警119，报警110，急救120。',
  ].join('\n')
}

export function strangerHelp({ office }: Setting): string {
  return [
    `您好，我是${office.roster.office}12345热线的助手“回声筒”。`,
    '如果您打12345反映过问题，请把工单编号和您手机号后四位发给我，例如：',
    '关联 37010020261123000017 1234',
    '关联后可以查进度、答回访。反映新的事情请拨打12345；火警119，报警110，急救120。',
  ].join('\n')
}

export function linked(ticket: Ticket): string {
  return `关联好了。您反映的「${ticket.subject}」现在是：${STATE_WORDS[ticket.state]}。办好后我会在这里问您的意见。`
}

export function linkFailed(triesLeft: number): string {
  return `工单编号和手机号后四位对不上，请再看一下短信。举报和要求保密的，请拨打12345由工作人员关联。还可以试 ${triesLeft} 次。`
}

export const LINK_LOCKED =
  '对不上的次数太多，为保护诉求人信息，这里不能再试了。请拨打12345，由工作人员帮您关联。'

export function progressLines(tickets: readonly Ticket[]): string {
  if (tickets.length === 0) return '您名下没有工单。反映新的事情请拨打12345。'
  return [
    '您反映的事：',
    ...tickets.map((ticket) => `「${ticket.subject}」${STATE_WORDS[ticket.state]}`),
  ].join('\n')
}

export const WITHDRAWN_THANKS = '好的，这件事已按您的意思撤回。以后有事随时打12345。'
export const ANSWERS_PAUSE =
  '这会儿消息太多，先不一一回了，说的都照常记下、照常办。着急的事请拨打12345；火警119，报警110，急救120。'
export const NOTHING_TO_ANSWER = '您现在没有等着回访的工单。查进度请回「进度」，反映新的事情请拨打12345。'

export function whichTicket(tickets: readonly Ticket[]): string {
  return [
    '您有几件事在等回访，请问说的是哪一件？回编号就行：',
    ...tickets.map((ticket) => `#${ticket.code} ${ticket.subject}`),
  ].join('\n')
}
