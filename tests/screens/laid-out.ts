import type { Browser } from 'playwright-core'
import { FACES, type Face, SHEET } from './faces.ts'

const STYLE = `body { margin: 0; background: #e3ebe6 }
  img { position: absolute; border: 1px solid #b9c9c0; border-radius: 10px; box-shadow: 0 4px 18px rgb(16 40 30 / 14%) }`

/** Writes one PNG with the faces on it, each at its place. */
export async function laidOut(
  browser: Browser,
  pictures: Readonly<Record<Face, Buffer>>,
  file: string,
): Promise<void> {
  const page = await browser.newPage({ viewport: SHEET })
  const images = Object.entries(FACES).map(([face, { left, top, width, scale }]) => {
    const source = `data:image/png;base64,${pictures[face as Face].toString('base64')}`
    return `<img alt="" src="${source}" style="left: ${left}px; top: ${top}px; width: ${width * scale}px">`
  })
  await page.setContent(`<style>${STYLE}</style>${images.join('')}`)
  await page.screenshot({ path: file })
  await page.close()
}
