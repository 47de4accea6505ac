/** The helper of Windows' spooler. Its calls wait; they may, in a process of their own. */
import { HelperFault, type HelperProgram } from '../../helpers/serve.ts';
import { loadWinspool, type Winspool, type WinspoolPrinter } from './winspool.ts';

export function spoolerProgram(): HelperProgram {
  let library: Winspool | null = null;
  const loaded = (): Winspool => {
    try {
      library ??= loadWinspool();
      return library;
    } catch (error) {
      throw new HelperFault('notFound', error instanceof Error ? error.message : String(error));
    }
  };
  const withPrinter = <T>(queue: string, use: (printer: WinspoolPrinter) => T): T => {
    const printer = loaded().open(queue);
    if (!printer) throw new HelperFault('notFound', queue);
    try {
      return use(printer);
    } finally {
      printer.close();
    }
  };
  return {
    methods: {
      list: async () => loaded().printers(),
      status: async ({ queue }: { queue: string }) => withPrinter(queue, (printer) => printer.status()),
      print: async ({ queue, bytes }: { queue: string; bytes: Uint8Array }) =>
        withPrinter(queue, (printer) => printer.print('Quen', bytes)),
      jobStatus: async ({ queue, job }: { queue: string; job: number }) =>
        withPrinter(queue, (printer) => printer.jobStatus(job)),
      letGo: async ({ queue, job }: { queue: string; job: number }) =>
        withPrinter(queue, (printer) => printer.letGo(job)),
      callBack: async ({ queue, job }: { queue: string; job: number }) =>
        withPrinter(queue, (printer) => printer.callBack(job)),
    },
  };
}
