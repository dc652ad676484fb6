/**
 * Words for kinds of places, not for one of them. What stands before them is the name: 丽景|小区, 青山|村. What they
 * are made of is no name either: of 职业技术学院 nothing is left, and two of them have nothing in common.
 */
export const PLACE_KINDS = wordsIn(`
  小区 社区 新城 新村 家园 花园 花苑 公园 公寓 庄园 国际城 国际 广场 大厦 楼盘 住宅 别墅 安置 保障 配套 物业
  地产 房地产 开发商 置业 项目 工地 单元 栋 幢 楼 府 苑 湾 城 郡
  市场 商场 超市 酒店 宾馆 饭店 餐厅 门店 商业 商铺 门面 银行
  大道 马路 公路 高速 铁路 地铁 轻轨 城铁 公交 号线 路口 路段 路 街道 大街 街 巷 胡同 大桥 桥 车站 站
  镇 乡 村委会 居委会 村 组 湖 河 沟 江 山 水库 水渠 渠 坑塘
  职业 技术 中等 专科 实验 附属 学院 大学 中学 小学 高中 初中 学校 校区 幼儿园 培训 教育 机构 医院 卫生院 诊所
  有限 公司 集团 科技 网络 投资 管理 工厂 厂房 厂 合作社 养殖场 派出所 公安局 法院 支队 大队 执法 办事处
`)
/** Words that hold one of these and are no place, and words of every complaint that stand before names. */
export const NO_PLACES = wordsIn(`
  路灯 路面 路牌 路障 道路 走路 政府 城管 城市 城乡 城镇 乡亲 乡下 站着 站台 组织 小组 沟通 渠道 管理员 楼上 楼下
  楼道 楼顶 楼层 楼板 厂家 厂商 河水 河道 江水 山上 桥梁 街上 村里 村民 村子 镇上 网络信号
  反映 反应 投诉 举报 咨询 请问 关于 建议 希望 请求 恳请 恳求 求助 再次 强烈 要求 呼吁 质疑 住在 位于 坐落
  附近 旁边 门口 对面 领导 您好 尊敬 居民 业主 市民 群众 百姓 清理 处理 解决
`)
/** Grammar, and where from a place: names do not reach over it. */
export const NOT_IN_NAMES = new Set(
  '的了在于与和及是有被把给让我你您他她们这那请向对从到附旁边不没无看见走修坏很都就才又也还再去能',
)
/** What is counted or dated with a number is no name: 3栋, 2019年, 500元. */
export const MEASURES = new Set(
  '年月日时点分元块万千百个人名平米度层套户间辆台次天周岁吨公斤多余倍条家位期号',
)
/**
 * Spots of a village, each line one spot in the words people have for it: who says 村东头 and who says 小学门口 speak of
 * two places, though both say no name.
 */
export const SPOTS: readonly (readonly string[])[] = `
  村东 东头 东边 东首 东侧 东面 东街 东口
  村西 西头 西边 西首 西侧 西面 西口
  村南 南头 南边 南首 南侧 南面 南街 南口 南桥
  村北 北头 北边 北首 北侧 北面 北街 北口
  村口 村头 进村路
  村后 生产路 田间路 机耕路
  村委会 村委 村部 大队部 居委会
  小学 学校 中学 初中 高中 校门 校门口
  幼儿园
  卫生室 卫生所 卫生院 医院 诊所
  广场
  超市 小卖部 商店
  桥 大桥 桥头
  供销社
  主街 大街 中心街
  胡同 巷子 巷口 巷
  路口 十字路口 丁字路口
  沟 水渠 渠 沟渠
  河 河堤 河边 大坝
  坑塘 池塘 水塘 水坑 湾
  窑 窑坑 窑厂
  市场 集市 大集
  敬老院 幸福院
  水塔 水站 泵站 机井
  加油站
  车站 站牌
  庙 祠堂 戏台
`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))

function wordsIn(text: string): string[] {
  return text.trim().split(/\s+/)
}
