/** Pictures larger than this are not opened for a thumbnail: they would fill the memory. */
const MOST_PIXELS = 50_000_000;
const MOST_BYTES = 25_000_000;

const PICTURES = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/bmp"]);

export function isPicture(file: { type: string; size: number }): boolean {
  return PICTURES.has(file.type) && file.size <= MOST_BYTES;
}

/** How many pixels a PNG says it has; 0 for anything else. It says so before anybody has to open it. */
export function pixelsOfPng(head: DataView): number {
  if (head.byteLength < 24 || head.getUint32(0) !== 0x89504e47) return 0;
  return head.getUint32(16) * head.getUint32(20);
}

/**
 * Draws the middle of a picture into a canvas, small. The bytes never become part of the page.
 * @returns whether there was something to draw
 */
export async function drawThumb(address: string, canvas: HTMLCanvasElement, signal: AbortSignal): Promise<boolean> {
  const answer = await fetch(address, { credentials: "same-origin", signal });
  if (!answer.ok) return false;
  const bytes = await answer.blob();
  if (pixelsOfPng(new DataView(await bytes.slice(0, 24).arrayBuffer())) > MOST_PIXELS) return false;
  const picture = await createImageBitmap(bytes);
  const side = Math.min(picture.width, picture.height);
  const pen = canvas.getContext("2d");
  pen?.drawImage(
    picture,
    (picture.width - side) / 2,
    (picture.height - side) / 2,
    side,
    side,
    0,
    0,
    canvas.width,
    canvas.height,
  );
  picture.close();
  return pen !== null;
}
