import type { Paper } from '../../../support/printer-emulator/make.ts';
import type { Answer, Answered, Asked, GadgetName, Order } from '../orders.ts';

const answers = new Map<number, (answered: Answered) => void>();
let lastId = 0;

/** Has the bench do it; settles when it is done. */
export function ask(order: Order): Promise<Answer> {
  if (lastId === 0) process.on('message', (message) => heard(message as Answered));
  lastId += 1;
  const id = lastId;
  return new Promise((resolve, reject) => {
    answers.set(id, (answered) => {
      if ('answer' in answered) resolve(answered.answer);
      else reject(new Error(`the bench could not ${order.kind}: ${answered.failure}`));
    });
    process.send?.({ id, order } satisfies Asked);
  });
}

function heard(answered: Answered): void {
  answers.get(answered.id)?.(answered);
  answers.delete(answered.id);
}

export const plug = (gadget: GadgetName): Promise<Answer> => ask({ kind: 'plug', gadget });
export const unplug = (gadget: GadgetName): Promise<Answer> => ask({ kind: 'unplug', gadget });

export async function keysOnDesktop(): Promise<number> {
  return (await ask({ kind: 'desktopKeys' })).keys ?? 0;
}

export async function paper(): Promise<Paper> {
  const { paper: printed } = await ask({ kind: 'paper' });
  if (!printed) throw new Error('the bench knows of no paper');
  return printed;
}
