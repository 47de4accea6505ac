/** Queues of the system's print service, whichever it is. */
import type { StartHelper } from '../../helpers/start-helper.ts';
import type { PrintQueue } from '../queue-printer.ts';
import { cupsQueue, listCupsQueues, type QueueChoice } from './cups.ts';
import { listSpoolerQueues, spoolerQueue } from './spooler.ts';

/** Never rejects; empty where there is no print service. */
export function listPrintQueues(startHelper?: StartHelper): Promise<QueueChoice[]> {
  return process.platform === 'win32' ? listSpoolerQueues(startHelper) : listCupsQueues();
}

export function printQueue(device: string, queue: string, startHelper: StartHelper): PrintQueue {
  return process.platform === 'win32'
    ? spoolerQueue({ device, queue, startHelper })
    : cupsQueue({ device, queue });
}
