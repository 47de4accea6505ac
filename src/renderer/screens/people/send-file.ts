import { partBytes } from '../../../shared/contract/people.ts';
import { newOperationId } from '../../client.ts';
import { callAndSay } from '../../posting.ts';

/** Sends a file in parts; answers its run, or null when the terminal did not take it. */
export async function sendFile(file: File, progress: (sent: number) => void): Promise<string | null> {
  const run = newOperationId();
  if (!(await callAndSay('import.begin', { run, name: file.name.slice(0, 200), bytes: file.size })))
    return null;
  for (let part = 0; part * partBytes < file.size; part += 1) {
    const piece = await file.slice(part * partBytes, (part + 1) * partBytes).arrayBuffer();
    if (!(await callAndSay('import.part', { run, part, data: base64(new Uint8Array(piece)) }))) return null;
    progress(Math.min(file.size, (part + 1) * partBytes));
  }
  return run;
}

const chunk = 8_192;

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += chunk)
    text += String.fromCharCode(...bytes.subarray(at, at + chunk));
  return btoa(text);
}
