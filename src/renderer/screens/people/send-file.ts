import { partBytes } from '../../../shared/contract/people.ts';
import { newOperationId } from '../../client.ts';
import { callAndSay } from '../../posting.ts';
import { partsOfFile } from '../parts-of-file.ts';

/** Sends a file in parts; answers its run, or null when the terminal did not take it. */
export async function sendFile(file: File, progress: (sent: number) => void): Promise<string | null> {
  const run = newOperationId();
  if (!(await callAndSay('import.begin', { run, name: file.name.slice(0, 200), bytes: file.size })))
    return null;
  for await (const { part, data } of partsOfFile(file)) {
    if (!(await callAndSay('import.part', { run, part, data }))) return null;
    progress(Math.min(file.size, (part + 1) * partBytes));
  }
  return run;
}
