import { Resvg } from '@resvg/resvg-js'

/** The drawing as PNG, on white, in its own size. Words must be outlines: no font is asked for. */
export function pngOf(svg: string): Uint8Array {
  const drawing = new Resvg(svg, { background: '#ffffff', font: { loadSystemFonts: false } })
  return drawing.render().asPng()
}
