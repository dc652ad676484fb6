import type { Handler } from '../bot/handler.ts'
import { acknowledge } from './acknowledge.ts'
import { addEntry, privateEntryAnswer, quotedEntryAnswer } from './add-entry.ts'
import { addRule } from './add-rule.ts'
import { answerOrder, quotedOrderAnswer } from './answer-order.ts'
import { answerProgress } from './answer-progress.ts'
import { approve } from './approve.ts'
import { assist } from './assist.ts'
import { awaitCitizen, waitNoLonger } from './await-citizen.ts'
import { editEntry, editedEntry, withdrawEntry } from './change-entry.ts'
import { charts } from './charts.ts'
import { chooseTicket } from './choose-ticket.ts'
import { citizenMedia } from './citizen-media.ts'
import { acceptAnswer, clearOrders } from './clear-orders.ts'
import { close } from './close.ts'
import { confirm, noReplyYet } from './confirm.ts'
import { correctPasted } from './correct-paste.ts'
import { countReturns } from './count-returns.ts'
import { ticketCount } from './count-tickets.ts'
import { courtesy } from './courtesy.ts'
import { decideEntry, entriesWaiting } from './decide-entry.ts'
import { decideRequest } from './decide-request.ts'
import { decide, reportOutcome } from './decisions.ts'
import { dispatch } from './dispatch.ts'
import { dispatchAll } from './dispatch-all.ts'
import { eachOfSeveral } from './each-of-several.ts'
import { emergency, emergencyAddition, emergencyOfStaff } from './emergency.ts'
import { entryHistory } from './entry-history.ts'
import { explainDeadline } from './explain-deadline.ts'
import { explainLadder } from './explain-ladder.ts'
import { exportLog, exportTickets } from './export-tickets.ts'
import { findTemplate } from './find-template.ts'
import { forgetWording } from './forget-wording.ts'
import { greet } from './greet.ts'
import { helpFor } from './help.ts'
import { cancelImport, importFile } from './import-file.ts'
import { insist } from './insist.ts'
import { interview } from './interview.ts'
import { answerMeeting, callMeeting, concludeMeeting } from './joint-meeting.ts'
import { leave, leaveOver } from './leave.ts'
import { link, linkForCitizen } from './link.ts'
import { listBad } from './list-bad.ts'
import { meetingPack, trainingSheet } from './meeting-pack.ts'
import { awaitingStation, myTickets, undispatched } from './my-tickets.ts'
import { cancelPaste, pastePhoto, pasteTickets } from './paste-tickets.ts'
import { photos } from './photos.ts'
import { contact, note, visit, visitPhoto } from './progress.ts'
import { quotedReply } from './quoted-reply.ts'
import { rankGroups } from './rank-groups.ts'
import { rates } from './rates.ts'
import { recordCallback } from './record-callback.ts'
import { rectify } from './rectify.ts'
import { reject } from './reject.ts'
import { reply } from './reply.ts'
import { requestExtension } from './request-extension.ts'
import { giveReturnReason, requestReturn } from './request-return.ts'
import { requestStanding } from './request-standing.ts'
import { resend } from './resend.ts'
import { reveal } from './reveal.ts'
import { satisfaction } from './satisfaction.ts'
import { hearOrder, putOff, shortAnswers } from './short-answers.ts'
import { showResponsibilities } from './show-responsibilities.ts'
import { showTicket } from './show-ticket.ts'
import { similar } from './similar.ts'
import { snooze } from './snooze.ts'
import { stillDispatch } from './still-dispatch.ts'
import { supervise } from './supervise.ts'
import { takeOn } from './take-on-matter.ts'
import { passOn, tellMatter } from './tell-matter.ts'
import { dropWanted, listUnanswered, wantTemplate } from './unanswered.ts'
import { unitTickets } from './unit-tickets.ts'
import { urge, urgeAll } from './urge.ts'
import { lower as lowerUrgency, raise as raiseUrgency } from './urgency.ts'
import { useTemplate } from './use-template.ts'
import { assign as assignWarning, deployed, dismiss as dismissWarning, showWarnings } from './warnings.ts'
import { weeklyList, weeklyMeetingNotice } from './weekly-list.ts'
import { withdraw } from './withdraw.ts'

/** Every intent, in the order in which they are asked: emergencies, answers to the bot's own questions first. */
export const handlers: readonly Handler[] = [
  emergency,
  emergencyAddition,
  chooseTicket,
  editedEntry,
  quotedEntryAnswer,
  confirm,
  noReplyYet,
  cancelPaste,
  correctPasted,
  pasteTickets,
  pastePhoto,
  insist,
  stillDispatch,
  hearOrder,
  acknowledge,
  takeOn,
  requestStanding,
  eachOfSeveral(() => handlers),
  answerOrder,
  reply,
  snooze,
  awaitCitizen,
  waitNoLonger,
  visit,
  visitPhoto,
  contact,
  note,
  entryHistory,
  findTemplate,
  useTemplate,
  wantTemplate,
  listUnanswered,
  dropWanted,
  forgetWording,
  addEntry,
  editEntry,
  withdrawEntry,
  entriesWaiting,
  decideEntry,
  countReturns,
  requestReturn,
  giveReturnReason,
  requestExtension,
  assist,
  dispatch,
  dispatchAll,
  addRule,
  showResponsibilities,
  concludeMeeting,
  callMeeting,
  answerMeeting,
  approve,
  reject,
  decideRequest,
  recordCallback,
  close,
  reveal,
  rankGroups,
  listBad,
  urge,
  urgeAll,
  raiseUrgency,
  lowerUrgency,
  supervise,
  clearOrders,
  acceptAnswer,
  explainDeadline,
  explainLadder,
  similar,
  showTicket,
  photos,
  myTickets,
  undispatched,
  awaitingStation,
  ticketCount,
  unitTickets,
  rates,
  charts,
  weeklyList,
  weeklyMeetingNotice,
  meetingPack,
  trainingSheet,
  exportTickets,
  exportLog,
  decide,
  reportOutcome,
  interview,
  rectify,
  showWarnings,
  deployed,
  assignWarning,
  dismissWarning,
  leave,
  leaveOver,
  resend,
  importFile,
  cancelImport,
  helpFor(() => handlers),
  emergencyOfStaff,
  privateEntryAnswer,
  quotedOrderAnswer,
  shortAnswers,
  putOff,
  answerProgress,
  quotedReply,
  courtesy,
  link,
  linkForCitizen,
  withdraw,
  citizenMedia,
  satisfaction,
  passOn,
  tellMatter,
  greet,
]
