import type { Diagram } from '../../canvas/diagram.ts'
import type { Layout } from '../../canvas/layout.ts'
import { diagramSvg } from './diagram-svg.ts'

/** Prints the diagram on one A3 sheet, lying where it is wider than high, with its name above: from there it is saved as a PDF too. In
 *  a frame of its own, so that nothing of the page is printed with it. */
export function printPicture(diagram: Diagram, layout: Layout, title: string): void {
  const frame = document.createElement('iframe')
  frame.title = title
  frame.className = 'visually-hidden'
  frame.setAttribute('aria-hidden', 'true')
  document.body.append(frame)
  const inside = frame.contentDocument
  const sheet = frame.contentWindow
  if (inside === null || sheet === null) throw new Error('A frame of our own has a document.')
  inside.title = title
  inside.documentElement.lang = document.documentElement.lang
  const heading = inside.createElement('h1')
  heading.textContent = title
  const drawn = new DOMParser().parseFromString(diagramSvg(diagram, layout), 'image/svg+xml')
  const picture = inside.importNode(drawn.documentElement, true)
  const isWide = Number(picture.getAttribute('width')) > Number(picture.getAttribute('height'))
  const style = inside.createElement('style')
  style.textContent = `@page{size:A3 ${isWide ? 'landscape' : 'portrait'};margin:12mm}
body{margin:0;font-family:system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
h1{font-size:18pt;margin:0 0 6mm}svg{display:block;width:100%;height:auto;max-height:${isWide ? 245 : 370}mm}`
  inside.head.append(style)
  inside.body.append(heading, picture)
  sheet.addEventListener('afterprint', () => frame.remove())
  sheet.print()
}
