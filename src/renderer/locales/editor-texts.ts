import type { editor } from './en/editor.ts';
import type { TextsLike } from './shape.ts';

/** The editor's texts in any one language. */
export type EditorTexts = TextsLike<typeof editor>;
