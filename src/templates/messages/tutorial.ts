/** What one step of 试一试 says: its title, what to look at, and the words to send. */
interface StepWords {
  title: string
  hint: string
  text: string
}

const DONE_REPLY =
  '您好，您反映的问题我们很重视。接单后环卫所当天到现场核实，已组织人员和车辆把垃圾、粪土清理干净，并和村里约定每天巡查。后续如再发现倾倒，请随时与我们联系。感谢您的监督。'
const SHORT_REPLY = '您好，已安排人员到现场查看并处理完毕，下一步会加强巡查。感谢您的监督。'

/** The guided stories of the local chat. */
export const TUTORIAL = {
  good: {
    title: '一张工单从派件到办结',
    acknowledge: (code: number): StepWords => ({
      title: '经办人签收',
      hint: '部门群里来了新工单，回“收到”就算签收。',
      text: `收到 ${code}`,
    }),
    template: (code: number): StepWords => ({
      title: '找回复模板',
      hint: '说几个字就能找到模板，再回“用1”会替您写好草稿。',
      text: `模板 ${code} 垃圾`,
    }),
    reply: (code: number): StepWords => ({
      title: '提交回复',
      hint: '办完了，把办理情况发出来，工作站会收到待审核。',
      text: `回复 ${code} ${DONE_REPLY}`,
    }),
    approve: (code: number): StepWords => ({
      title: '工作站审核通过',
      hint: '审核的人不能是写回复的人。通过后机器人马上私聊诉求人回访。',
      text: `通过 ${code}`,
    }),
    answer: {
      title: '诉求人答回访',
      hint: '诉求人在私聊里回一个数字或一句话就行，满意就办结。',
      text: '1',
    } satisfies StepWords,
  },
  bad: {
    title: '诉求人不满意，二次办理',
    reply: (code: number): StepWords => ({
      title: '经办人直接回复',
      hint: '没先签收也没关系，回复等于签收。',
      text: `回复 ${code} ${SHORT_REPLY}`,
    }),
    approve: (code: number): StepWords => ({
      title: '工作站审核通过',
      hint: '看看工作站群里的待审核，再通过。',
      text: `通过 ${code}`,
    }),
    answer: {
      title: '诉求人说没解决',
      hint: '不认可就自动进入第二次办理，有新的期限。',
      text: '没解决，问题还在',
    } satisfies StepWords,
    again: (code: number): StepWords => ({
      title: '重新签收',
      hint: '部门群收到了第 2 次办理的卡片，带着诉求人的原话。',
      text: `收到 ${code}`,
    }),
    progress: (code: number): StepWords => ({
      title: '先联系诉求人',
      hint: '先打电话再上门，记一笔，后面谁都看得见。',
      text: `已联系 ${code} 约好今天下午上门`,
    }),
  },
}
