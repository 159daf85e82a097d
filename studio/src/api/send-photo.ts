import { uploadFileAs } from './upload-file.ts'

/** What became of an attempt to send a photo: `signed-out` goes as soon as somebody is signed in; `refused` is no photo the server takes,
 *  and sending it again would not help; `failed` may be sent again later. */
export type PhotoSent = 'stored' | 'signed-out' | 'refused' | 'failed'

/** Too little of the file arrived, or the server is busy or asleep: the same photo may be sent later. */
const WORTH_ANOTHER_TRY = [408, 425, 429]

/** Sends a photo under an id that was made here; `onProgress` hears shares from 0 to 1. Never rejects. */
export async function sendPhoto(
  { id, photo }: { readonly id: string; readonly photo: Blob },
  onProgress: (share: number) => void,
): Promise<PhotoSent> {
  const file = { bytes: photo, name: 'photo.jpg' }
  const status = await uploadFileAs(id, { file, onProgress }).catch(() => 0)
  if (status >= 200 && status < 300) return 'stored'
  if (status === 401) return 'signed-out'
  return status >= 400 && status < 500 && !WORTH_ANOTHER_TRY.includes(status) ? 'refused' : 'failed'
}
