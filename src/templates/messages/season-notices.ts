/** What villagers may be told ahead of a season: the words in {…} are filled in, somebody checks it before it goes out. */
interface SeasonNotice {
  matter: string
  /** Of the season's beginning, 1–12. */
  months: readonly number[]
  text: string
}

const NOTICES: readonly SeasonNotice[] = [
  {
    matter: '农田灌溉',
    months: [1, 2, 3, 4],
    text: '各位村民：{日期}前后开始春灌。{村}按村里张榜的顺序轮流浇地，机井有专人管钥匙和用电，请不要私自截水、私拉电线。机井、水泵有毛病，渠里来不了水，请先联系村里的管水员，农业综合服务中心值班处理。',
  },
  {
    matter: '供水',
    months: [11, 12, 1, 2],
    text: '各位村民：{日期}前后气温低，{村}往年水管、水表冻裂的多。请把露在外面的水管、水表包好，夜里留一丝细水；冻住了不要用火烤，用温水慢慢化。没水、漏水请打供热供水服务站电话，当天上门。',
  },
  {
    matter: '防汛防灾',
    months: [5, 6, 7, 8],
    text: '各位村民：{日期}起进入汛期。请把{村}门前和地头的排水沟清一清，危房、低洼处的家庭听村里通知转移，不要到河堤、护坡上去。院里进水、护坡裂缝，请马上告诉村里，应急办带泵值守。',
  },
  {
    matter: '供暖',
    months: [9, 10, 11, 12],
    text: '各位居民：{日期}前后开始供暖。{村}各楼栋试水时请家里留人，看看暖气片和阀门漏不漏；不热先排气、清过滤网，还不热请打供热供水服务站电话，当天上门测温。有老人、小孩的家庭优先。',
  },
  {
    matter: '牛羊啃青',
    months: [8, 9, 10, 11],
    text: '各位村民：麦苗出土前后（{日期}起），牛羊进田啃青往年在{村}最多。请养殖户圈养或按村里划定的路线放牧，不进麦田；啃坏青苗的要照价赔偿。网格员早晚巡查，发现啃青请先拍照，联系村里或拨打 12345。',
  },
  {
    matter: '秸秆焚烧',
    months: [4, 5, 6],
    text: '各位村民：{日期}前后开始麦收。麦茬一律粉碎还田，{村}的收割机都要装粉碎器；地头、沟边、夜里都不能点火，烧麦茬要依法处罚，引着火更危险。发现火点请马上告诉网格员，或拨打 119、12345。',
  },
  {
    matter: '秸秆焚烧',
    months: [8, 9, 10, 11],
    text: '各位村民：{日期}前后开始秋收。玉米秸秆请粉碎还田，或联系村里的打捆机免费收走，不要在{村}的地头、沟边焚烧。街道和村里昼夜巡查，发现火点请告诉网格员或拨打 12345。',
  },
  {
    matter: '树木绿化',
    months: [3, 4, 5],
    text: '各位村民：{日期}前后开始飘杨絮。{村}主街早晚喷水压絮、及时清扫；请不要用火点杨絮，过敏的同志出门戴口罩，关好门窗。积絮成堆的地方请告诉网格员，当天清走。',
  },
  {
    matter: '噪声扰民',
    months: [5, 6, 7, 8],
    text: '各位村民：天热了，晚上跳舞、唱歌的多。{村}的广场和店门前，晚上九点前结束，音响调小，音箱背对居民楼，给老人、孩子和上夜班的留个安静。有意见请先跟村里说，村里会同执法中队来管。',
  },
]

const PLAIN =
  '各位村民：往年{日期}前后，{村}反映{事项}的比较多。{街道}已提前安排，请大家相互提醒；遇到问题先找村里或网格员，也可以拨打 12345。'

/** The notice about the matter when it begins in this month, else one that fits any. */
export function seasonNotice(matter: string, month: number): string {
  const own = NOTICES.find((notice) => notice.matter === matter && notice.months.includes(month))
  return own?.text ?? PLAIN
}
