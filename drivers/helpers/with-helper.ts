import { HelperClient, type HelperClientOptions } from './helper-client.ts';

/** A helper for one piece of work. Settles as the work does, once the process is gone. */
export async function withHelper<T>(
  options: HelperClientOptions,
  work: (helper: HelperClient) => Promise<T>,
): Promise<T> {
  const helper = new HelperClient(options);
  try {
    return await work(helper);
  } finally {
    helper.end();
    await helper.gone;
  }
}
