import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Font } from 'fontkit'
import { create } from 'fontkit'

/** One face that papers are set in. */
export interface Face {
  readonly name: string
  readonly bytes: Uint8Array
  /** PostScript name within a collection. */
  readonly family: string | undefined
  readonly font: Font
}

interface FaceFile {
  readonly name: string
  readonly path: string
  readonly family?: string
}

/** In the order in which a letter is looked for. The first two come with the server (OFL-1.1). The others are Debian's
 *  `fonts-noto-cjk`, `fonts-hanazono` and
 *  `fonts-dejavu-core`, where somebody installed them: letters of names that no list of common ones has. */
const FILES: readonly FaceFile[] = [
  {
    name: 'sans',
    path: fileURLToPath(
      import.meta.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
    ),
  },
  {
    name: 'emoji',
    path: fileURLToPath(
      import.meta.resolve('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf'),
    ),
  },
  {
    name: 'cjk',
    path: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
    family: 'NotoSansCJKsc-Regular',
  },
  { name: 'hana-a', path: '/usr/share/fonts/truetype/hanazono/HanaMinA.ttf' },
  { name: 'hana-b', path: '/usr/share/fonts/truetype/hanazono/HanaMinB.ttf' },
  { name: 'dejavu', path: '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf' },
]

/** Reads the faces that are there; some 15 MB each, so it is done once and not where requests are answered. */
export function readFaces(): readonly Face[] {
  return FILES.filter(({ path }) => existsSync(path)).map(({ name, path, family }) => {
    const bytes = readFileSync(path)
    return { name, bytes, family, font: create(bytes, family) }
  })
}
