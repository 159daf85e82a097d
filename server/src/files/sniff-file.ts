/** What the bytes are, by what they begin with and hold; names and declared types are not believed. Null for anything that is not on
 *  the list: HTML, SVG, programs, archives, documents with macros, pictures that cannot be made anew. Photos are told by
 *  `sniffFormat`. It looks at marks, not at the whole: whoever opens such a file opens what a stranger made. */
export function sniffFile(bytes: Buffer): string | null {
  const found = FAMILIES.find(({ is }) => is(bytes))
  return found?.type(bytes) ?? null
}

interface Family {
  readonly is: (bytes: Buffer) => boolean
  readonly type: (bytes: Buffer) => string | null
}

const beginsWith =
  (...marks: readonly number[]) =>
  (bytes: Buffer) =>
    bytes.subarray(0, marks.length).equals(Buffer.from(marks))
const says = (text: string, at = 0) => {
  const mark = Buffer.from(text, 'latin1')
  return (bytes: Buffer) => bytes.subarray(at, at + mark.length).equals(mark)
}
const always = (type: string) => () => type

const FAMILIES: readonly Family[] = [
  { is: says('%PDF-'), type: always('application/pdf') },
  { is: beginsWith(0x50, 0x4b, 0x03, 0x04), type: officeType },
  { is: beginsWith(0x1a, 0x45, 0xdf, 0xa3), type: matroskaType },
  { is: says('ftyp', 4), type: mpeg4Type },
  { is: says('OggS'), type: always('audio/ogg') },
  { is: (bytes) => says('RIFF')(bytes) && says('WAVE', 8)(bytes), type: always('audio/wav') },
  { is: says('#!AMR'), type: always('audio/amr') },
  { is: says('ID3'), type: always('audio/mpeg') },
  {
    is: (bytes) => bytes[0] === 0xff && MP3_FRAMES.includes(bytes[1] ?? 0),
    type: always('audio/mpeg'),
  },
  {
    is: (bytes) => bytes[0] === 0xff && AAC_FRAMES.includes(bytes[1] ?? 0),
    type: always('audio/aac'),
  },
]
/** Second bytes of a frame of MPEG layer III, and of ADTS. */
const MP3_FRAMES: readonly number[] = [0xfa, 0xfb, 0xf2, 0xf3]
const AAC_FRAMES: readonly number[] = [0xf1, 0xf9]

/** The names of its parts stand in a zip as they are. */
function officeType(bytes: Buffer): string | null {
  const holds = (part: string) => bytes.includes(part, 0, 'latin1')
  if (!holds('[Content_Types].xml') || holds('vbaProject.bin')) return null
  if (holds('word/document.xml')) return `${OFFICE}.wordprocessingml.document`
  return holds('xl/workbook.xml') ? `${OFFICE}.spreadsheetml.sheet` : null
}
const OFFICE = 'application/vnd.openxmlformats-officedocument'

/** Tracks are named before the first of them is played. */
const HEAD = 64 * 1024

function matroskaType(bytes: Buffer): string | null {
  const head = bytes.subarray(0, HEAD)
  if (!head.includes('webm', 0, 'latin1')) return null
  if (/V_(?:VP8|VP9|AV1|MPEG)/.test(head.toString('latin1'))) return 'video/webm'
  return /A_(?:OPUS|VORBIS|AAC|PCM)/.test(head.toString('latin1')) ? 'audio/webm' : null
}

/** Brands of pictures that share the family. */
const PICTURES = ['heic', 'heix', 'mif1', 'msf1', 'avif', 'avis']

function mpeg4Type(bytes: Buffer): string | null {
  const brand = bytes.toString('latin1', 8, 12)
  if (PICTURES.includes(brand)) return null
  // A track says what it is to be given to: eyes or ears.
  if (bytes.includes('vide', 0, 'latin1')) return brand === 'qt  ' ? 'video/quicktime' : 'video/mp4'
  return bytes.includes('soun', 0, 'latin1') ? 'audio/mp4' : null
}
