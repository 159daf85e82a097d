import { qrPath } from '../../../staff/qr-path.ts'
import { diagramSvg, type Picture } from './diagram-svg.ts'

interface Sheet {
  readonly title: string
  /** When it is printed, in words. */
  readonly time: string
  /** Where the diagram is seen as it is by then. */
  readonly address: string
}

/** Prints the diagram on one A3 sheet, lying where it is wider than high, with its name, the time and a code that opens it above: from
 *  there it is saved as a PDF too. In a frame of its own, so that nothing of the page is printed with it. */
export function printPicture(drawn: Picture, sheet: Sheet): void {
  const { title } = sheet
  const frame = document.createElement('iframe')
  frame.title = title
  frame.className = 'visually-hidden'
  frame.setAttribute('aria-hidden', 'true')
  document.body.append(frame)
  const inside = frame.contentDocument
  const paper = frame.contentWindow
  if (inside === null || paper === null) throw new Error('A frame of our own has a document.')
  inside.title = title
  inside.documentElement.lang = document.documentElement.lang
  const heading = inside.createElement('h1')
  heading.textContent = title
  const time = inside.createElement('p')
  time.textContent = sheet.time
  const head = inside.createElement('header')
  head.append(heading, time, svgIn(inside, qrSvg(sheet.address)))
  const picture = svgIn(inside, diagramSvg(drawn))
  const isWide = Number(picture.getAttribute('width')) > Number(picture.getAttribute('height'))
  const style = inside.createElement('style')
  style.textContent = `@page{size:A3 ${isWide ? 'landscape' : 'portrait'};margin:12mm;@bottom-right{content:counter(page) " / " counter(pages)}}
body{margin:0;font-family:system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
header{position:relative;min-height:24mm}header svg{position:absolute;top:0;right:0;width:22mm}
h1{font-size:18pt;margin:0 0 2mm}p{margin:0}body>svg{display:block;width:100%;height:auto;max-height:${isWide ? 235 : 360}mm}`
  inside.head.append(style)
  inside.body.append(head, picture)
  paper.addEventListener('afterprint', () => frame.remove())
  paper.print()
}

function svgIn(inside: Document, text: string): Element {
  const drawn = new DOMParser().parseFromString(text, 'image/svg+xml')
  return inside.importNode(drawn.documentElement, true)
}

function qrSvg(text: string): string {
  const { size, path } = qrPath(text)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${path}"/></svg>`
}
