/** A view travels without the parts that hardly ever change. */
import type { TerminalView } from './view.ts';

export type ViewParts = Partial<TerminalView>;

/** Large, and another object whenever they are another programme or another shop. */
const steady = ['programme', 'shop'] as const;

/** The view without the steady parts that were sent last; the whole before anything was sent. */
export function partsToSend(sent: TerminalView | null, view: TerminalView): ViewParts {
  const parts: { -readonly [Name in keyof ViewParts]: ViewParts[Name] } = { ...view };
  for (const name of steady) if (sent?.[name] === view[name]) delete parts[name];
  return parts;
}

/** The whole again. What comes first over a line is the whole. */
export const wholeView = (before: TerminalView | null, parts: ViewParts): TerminalView => ({
  ...(before as TerminalView),
  ...parts,
});
