/** The browser's own reader of codes; TypeScript does not know it yet. */
interface BarcodeReader {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}
interface BarcodeReaderClass {
  new (options: { readonly formats: readonly string[] }): BarcodeReader
  getSupportedFormats(): Promise<readonly string[]>
}

const LOOK_MS = 250

/** Whether this browser reads QR codes by itself; only then is the camera offered. */
export async function canScan(): Promise<boolean> {
  const reader = readerClass()
  if (reader === undefined || navigator.mediaDevices === undefined) return false
  const formats: readonly string[] = await reader.getSupportedFormats().catch(() => [])
  return formats.includes('qr_code')
}

/** Shows the back camera in `video` and gives the first code it sees that `accepts` takes; settles with null once `signal` is aborted. Rejects where
 *  the camera is not given. The camera is off when it settles. */
export async function scanWith(
  video: HTMLVideoElement,
  signal: AbortSignal,
  accepts: (text: string) => boolean,
): Promise<string | null> {
  const Reader = readerClass()
  if (Reader === undefined) return null
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  try {
    video.srcObject = stream
    await video.play()
    const reader = new Reader({ formats: ['qr_code'] })
    while (!signal.aborted) {
      const codes = await reader.detect(video).catch(() => [])
      const found = codes.find(({ rawValue }) => accepts(rawValue))
      if (found !== undefined) return found.rawValue
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    }
    return null
  } finally {
    for (const track of stream.getTracks()) track.stop()
    video.srcObject = null
  }
}

function readerClass(): BarcodeReaderClass | undefined {
  return 'BarcodeDetector' in window ? (window.BarcodeDetector as BarcodeReaderClass) : undefined
}
