const LONGEST_SIDE = 1920
const QUALITY = 0.82

/** A fresh JPEG of at most 1920 px a side. Drawing it anew leaves EXIF (place, device, time) behind.
 *  Rejects when the browser cannot read the picture. */
export async function shrinkPhoto(photo: Blob): Promise<Blob> {
  const { default: Compressor } = await import('compressorjs')
  return new Promise((resolve, reject) => {
    new Compressor(photo, {
      maxWidth: LONGEST_SIDE,
      maxHeight: LONGEST_SIDE,
      quality: QUALITY,
      mimeType: 'image/jpeg',
      retainExif: false,
      // `strict` would hand back the original, EXIF included, whenever that is smaller.
      strict: false,
      success: resolve,
      error: reject,
    })
  })
}
