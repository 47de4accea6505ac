/** Questions about the shop's whole history, read in a thread of its own, so that no sale waits for them. */
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Database } from '../../database/database.ts';
import type { Answers, AnswerTo, Question } from './question.ts';

export interface Insights {
  /** One at a time; the last answer to each part stands until something is posted. */
  ask<Q extends Question>(question: Q): Promise<AnswerTo<Q>>;
  /** Ends what is being read; whoever waits for it hears that it has ended. May be called twice. */
  close(): Promise<void>;
}

export function openInsights(database: Pick<Database, 'file' | 'prepare'>): Insights {
  const { file } = database;
  const lastEvent = database.prepare<[], { position: number | null }>(
    'SELECT max(position) AS position FROM event',
  );
  const known = new Map<
    Question['part'],
    { readonly about: string; readonly answer: Answers[Question['part']] }
  >();
  let running: Worker | null = null;
  let isClosed = false;
  let turn: Promise<unknown> = Promise.resolve();

  async function read(question: Question): Promise<Answers[Question['part']]> {
    const about = `${lastEvent.get()?.position} ${JSON.stringify(question)}`;
    const before = known.get(question.part);
    if (before?.about === about) return before.answer;
    if (isClosed) throw new Error('the terminal is closing');
    running = new Worker(workerFile(), { workerData: { file, question } });
    try {
      const answer = await answerOf(running);
      known.set(question.part, { about, answer });
      return answer;
    } finally {
      running = null;
    }
  }

  return {
    ask<Q extends Question>(question: Q) {
      const mine = turn.then(() => read(question) as Promise<AnswerTo<Q>>);
      turn = mine.catch(() => {});
      return mine;
    },
    async close() {
      isClosed = true;
      await running?.terminate();
      await turn;
    },
  };
}

/** Longer than the largest history that a terminal is made for takes by far. */
const patienceMs = 5 * 60_000;

function answerOf(worker: Worker): Promise<Answers[Question['part']]> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => {
      reject(new Error('the report took too long'));
      void worker.terminate();
    }, patienceMs);
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', (code) => {
      clearTimeout(patience);
      reject(new Error(`the report ended without an answer (${code})`));
    });
  });
}

/** `worker.ts` beside this file in the sources; `insights.js` beside or above it in the bundle. */
const places = ['./worker.ts', './insights.js', '../insights.js'];

function workerFile(): URL {
  const found = places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url));
  if (!found) throw new Error('the report worker is missing from this installation');
  return found;
}
