import * as v from 'valibot';
import { type Programme, ProgrammeSchema } from '../../../shared/domain/programme/document.ts';

/** Leaves room for the frame around it (64 KiB). */
export const largestFileBytes = 48 * 1024;

export type ReadFile =
  | { readonly kind: 'programme'; readonly document: Programme }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'notJson'; readonly detail: string }
  | { readonly kind: 'errors'; readonly errors: readonly FieldError[] };

/** Where in the document, `rewards.2.price.quantity`, and what is wrong there. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

const mostErrors = 20;

/** Reads a programme file for guidance; the terminal reads it again and decides. */
export function readProgrammeFile(text: string): ReadFile {
  if (new TextEncoder().encode(text).length > largestFileBytes) return { kind: 'tooLarge' };
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { kind: 'notJson', detail: error instanceof Error ? error.message : '' };
  }
  const parsed = v.safeParse(ProgrammeSchema, json);
  if (parsed.success) return { kind: 'programme', document: parsed.output };
  const errors = parsed.issues.slice(0, mostErrors).map((issue) => ({
    path: v.getDotPath(issue) ?? '',
    message: issue.message,
  }));
  return { kind: 'errors', errors };
}
