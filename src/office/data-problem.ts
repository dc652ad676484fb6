/** One thing wrong in a data file, in words for the person who edits it. */
export interface DataProblem {
  /** Path below the data folder: `roster.yaml`. */
  file: string
  /** 1 for the first line; undefined when the file itself could not be read. */
  line?: number
  /** Where in the file, e.g. `people 第 4 项 › alias`; empty for the file as a whole. */
  field: string
  /** What stands there, shortened; undefined when something is missing. */
  written?: string
  /** The field is not there at all. */
  isMissing?: boolean
  expected: string
}

/** The data folder cannot be used: says everything that is wrong in it at once, in Chinese. */
export class OfficeDataError extends Error {
  readonly problems: readonly DataProblem[]

  constructor(problems: readonly DataProblem[]) {
    const hint = problems.some(({ isMissing }) => isMissing) ? [MISSING_HINT] : []
    super([`数据文件有 ${problems.length} 处要改：`, ...problems.map(problemWords), ...hint].join('\n'))
    this.name = 'OfficeDataError'
    this.problems = problems
  }
}

const MISSING_HINT =
  '（没有写的，若是新版本加的项，可以从程序自带的 data 文件夹里同名的文件抄过来，再按本街道的情况改）'

function problemWords({ file, line, field, written, isMissing, expected }: DataProblem): string {
  const place = [file, line === undefined ? '' : ` 第 ${line} 行`, field === '' ? '' : `，${field}`].join('')
  const found = isMissing ? '没有写这一项，' : written === undefined ? '' : `写的是“${written}”，`
  return `· ${place}：${found}${expected}`
}
