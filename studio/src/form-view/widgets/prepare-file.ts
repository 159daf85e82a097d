import { MAX_BYTES_OF_KIND } from '@linli/schemas/file-types'
import type { FileKind } from '@linli/schemas/form-definition'
import type { NamedFile } from '../form-services.ts'
import { preparePhoto } from './photos-widget.tsx'
import type { UploadTrouble } from './use-uploads.ts'

/** For the list that the phone offers; what is sent is looked at again. */
const ACCEPT: Readonly<Record<FileKind, string>> = {
  photo: 'image/*',
  pdf: '.pdf,application/pdf',
  office: '.docx,.xlsx',
  audio: 'audio/*,.amr',
  video: 'video/*',
}

/** For the `accept` of an input. */
export function acceptText(kinds: readonly FileKind[]): string {
  return kinds.map((kind) => ACCEPT[kind]).join(',')
}

/** What of a chosen file is sent: a photo made small, anything else as it is, and nothing that the server takes from nobody. */
export async function prepareFile(file: NamedFile): Promise<NamedFile | UploadTrouble> {
  const kind = kindByName(file)
  if (kind === null) return 'refused'
  if (kind === 'photo') return preparePhoto(file)
  return file.bytes.size > MAX_BYTES_OF_KIND[kind] ? 'too-large' : file
}

/** By what the phone says of it, which nobody believes further on. */
function kindByName({ bytes, name }: NamedFile): FileKind | null {
  const family = bytes.type.split('/')[0]
  if (family === 'image') return 'photo'
  if (family === 'audio' || family === 'video') return family
  const ending = name.toLowerCase().split('.').at(-1) ?? ''
  return KIND_OF_ENDING[ending] ?? null
}

const KIND_OF_ENDING: Readonly<Record<string, FileKind | undefined>> = {
  pdf: 'pdf',
  docx: 'office',
  xlsx: 'office',
  amr: 'audio',
  mp3: 'audio',
  m4a: 'audio',
  mp4: 'video',
  mov: 'video',
}
