import { download } from '../../../ui/download.ts'
import { diagramSvg, type Picture } from './diagram-svg.ts'

/** Sharp on paper, and still small enough to send. */
const SCALE = 2
/** Browsers draw nothing larger. */
const MOST_PIXELS = 8000

/** Saves the diagram as a file: as drawn (`.svg`) or as a picture (`.png`). */
export async function savePicture(picture: Picture, file: string): Promise<void> {
  const svg = diagramSvg(picture)
  const drawn = new Blob([svg], { type: 'image/svg+xml' })
  download(file, file.endsWith('.svg') ? drawn : await pictureOf(svg))
}

async function pictureOf(svg: string): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const scale = Math.min(SCALE, MOST_PIXELS / Math.max(image.width, image.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(image.width * scale)
  canvas.height = Math.round(image.height * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('The picture could not be made.'))
      else resolve(blob)
    }, 'image/png')
  })
}
