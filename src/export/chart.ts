import { createRequire } from 'node:module'
import type * as ECharts from 'echarts'
import { COLOURS, WIDTH } from './drawing.ts'
import { openFont } from './font.ts'

/**
 * The library as the one file that its makers ship: its five hundred modules take a tenth of it in time to load when
 * bundled, and a fifth in memory. The first chart of a process is waited for by somebody.
 */
const echarts: typeof ECharts = createRequire(import.meta.url)('echarts/dist/echarts.min')
// Labels are laid out by the widths that they will be drawn with.
echarts.setPlatformAPI({
  measureText: (text: string, font?: string) => ({
    width: openFont().widthOf(text, Number(/(\d+(?:\.\d+)?)px/.exec(font ?? '')?.[1] ?? 12)),
  }),
})

/** So far above its baseline lies the middle of a Chinese sign, in its own size. */
const CENTRE = 0.36

/**
 * The chart as parts of a drawing, `top` pixels down: no browser, and its words as outlines.
 *
 * @param option of ECharts
 */
export function chartParts(
  option: ECharts.EChartsCoreOption,
  { top, height }: { top: number; height: number },
): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height })
  try {
    chart.setOption({ animation: false, color: [COLOURS.blue, '#aab4be'], ...option })
    const svg = outlined(chart.renderToSVGString())
    return `<g transform="translate(0 ${top})">${svg.replace(/^<svg[^>]*>|<\/svg>$/g, '')}</g>`
  } finally {
    // Else Node never exits.
    chart.dispose()
  }
}

/** The SVG with each text drawn as an outline in the same place. */
function outlined(svg: string): string {
  return svg.replace(/<text([^>]*)>([\s\S]*?)<\/text>/g, (_, attributes: string, words: string) => {
    const read = (name: string): string | undefined =>
      new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1]
    const size = Number(/font-size:([\d.]+)px/.exec(read('style') ?? '')?.[1] ?? 12)
    const text = unescaped(words)
    const width = openFont().widthOf(text, size)
    const anchor = read('text-anchor')
    const x = Number(read('x') ?? 0) - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0)
    const y = Number(read('y') ?? 0) + (read('dominant-baseline') === 'central' ? CENTRE * size : 0)
    const kept = ['transform', 'fill', 'stroke', 'stroke-width', 'paint-order'].flatMap((name) => {
      const value = read(name)
      return value === undefined ? [] : [`${name}="${value}"`]
    })
    return `<path d="${openFont().outlineOf(text, { x, y, size })}" ${kept.join(' ')}/>`
  })
}

function unescaped(words: string): string {
  return words
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
