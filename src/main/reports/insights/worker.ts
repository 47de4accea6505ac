import { parentPort, workerData } from 'node:worker_threads';
import { answer } from './answer.ts';
import type { Question } from './question.ts';

const { file, question } = workerData as { file: string; question: Question };
parentPort?.postMessage(answer(file, question));
