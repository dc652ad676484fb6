/** The commonest hundred and some: nine in ten people bear one of them. */
export const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'

/** Rarer ones that hardly begin an ordinary word. */
export const RARER_SURNAMES =
  '牛卞艾纪季冉庞焦聂翟骆祁柴阮蓝柯柳殷窦娄鲁梅戚葛岳耿靳褚邢裴祝滕霍樊辛苗凌倪岑鲍喻仇佟隋闵邬臧晁逯亓邸仝宓蔺茹巩佘付闫尉'

/** Of two signs; 东方 and 百里 are left out, being ordinary words. */
export const COMPOUND_SURNAMES =
  '欧阳|上官|司马|诸葛|司徒|皇甫|尉迟|慕容|令狐|宇文|长孙|夏侯|端木|呼延|南宫|淳于|申屠'
