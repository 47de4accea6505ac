import { partBytes } from '../../shared/contract/people.ts';

/** The parts of a file in base64, in their order, each as large as a frame may carry. */
export async function* partsOfFile(
  file: Blob,
): AsyncGenerator<{ readonly part: number; readonly data: string }> {
  for (let part = 0; part * partBytes < file.size; part += 1) {
    const piece = await file.slice(part * partBytes, (part + 1) * partBytes).arrayBuffer();
    yield { part, data: base64(new Uint8Array(piece)) };
  }
}

const chunk = 8_192;

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += chunk)
    text += String.fromCharCode(...bytes.subarray(at, at + chunk));
  return btoa(text);
}
