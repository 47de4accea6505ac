/** Answers a question about the shop's whole history from one moment's reading of its database. */
import { invariant } from '../../../shared/kernel/invariant.ts';
import { openForReading, type Readable } from '../../database/database.ts';
import { readForecast } from './forecast.ts';
import { readHabits } from './habits.ts';
import { readLifetime } from './lifetime.ts';
import { readMonths } from './months.ts';
import type { AnswerTo, Question } from './question.ts';
import { readSellers } from './sellers.ts';

export function answer<Q extends Question>(file: string, question: Q): AnswerTo<Q> {
  const opened = openForReading(file);
  invariant(opened.ok, 'the database that is open can be opened once more');
  const database = opened.value;
  try {
    // Everything that is read within it is as it was when it began, whatever is posted meanwhile.
    database.prepare('BEGIN').run();
    return answerFrom(database, question) as AnswerTo<Q>;
  } finally {
    database.close();
  }
}

function answerFrom(database: Readable, question: Question): AnswerTo<Question> {
  switch (question.part) {
    case 'months':
      return readMonths(database, question);
    case 'lifetime':
      return readLifetime(database, question);
    case 'sellers':
      return readSellers(database, question);
    case 'habits':
      return readHabits(database, question);
    case 'forecast':
      return readForecast(database, question);
  }
}
