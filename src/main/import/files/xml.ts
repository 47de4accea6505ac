/**
 * Reads XML piece by piece, as far as spreadsheets use it: elements, attributes, text, CDATA and the five entities.
 * Document types are refused, so nothing is ever expanded or fetched.
 */
import { FileFault } from './file.ts';

export type XmlPart =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** Names lose their prefix: `x:row` is `row`. */
export async function* xmlParts(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<XmlPart> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for await (const chunk of chunks) {
    rest += decoder.decode(chunk, { stream: true });
    let from = 0;
    for (;;) {
      const part = nextPart(rest, from);
      if (part === null) break;
      from = part.until;
      yield* part.parts;
    }
    rest = rest.slice(from);
    if (rest.length > longestPart) throw new FileFault('damaged');
  }
  rest += decoder.decode();
  if (rest.trim() !== '') throw new FileFault('damaged');
}

/** One tag, or the text before it. */
const longestPart = 256 * 1024;

function nextPart(text: string, from: number): { parts: XmlPart[]; until: number } | null {
  const tag = text.indexOf('<', from);
  if (tag < 0) return null;
  if (tag > from) return { parts: [{ kind: 'text', text: unescapeXml(text.slice(from, tag)) }], until: tag };
  const special = specialPart(text, from);
  if (special !== 'none') return special;
  const end = text.indexOf('>', from);
  if (end < 0) return null;
  return { parts: tagParts(text.slice(from + 1, end)), until: end + 1 };
}

function specialPart(text: string, from: number): { parts: XmlPart[]; until: number } | null | 'none' {
  if (text.startsWith('<?', from)) return skipTo(text, from, '?>');
  if (!text.startsWith('<!', from)) return from + 1 < text.length ? 'none' : null;
  if (text.length - from < 9) return null;
  if (text.startsWith('<!--', from)) return skipTo(text, from, '-->');
  if (!text.startsWith('<![CDATA[', from)) throw new FileFault('damaged');
  const end = text.indexOf(']]>', from);
  return end < 0 ? null : { parts: [{ kind: 'text', text: text.slice(from + 9, end) }], until: end + 3 };
}

function skipTo(text: string, from: number, mark: string): { parts: XmlPart[]; until: number } | null {
  const end = text.indexOf(mark, from);
  return end < 0 ? null : { parts: [], until: end + mark.length };
}

function tagParts(inside: string): XmlPart[] {
  if (inside.startsWith('/')) return [{ kind: 'close', name: local(inside.slice(1).trim()) }];
  const isEmpty = inside.endsWith('/');
  const found = /^[^\s/]+/.exec(inside);
  if (!found) throw new FileFault('damaged');
  const name = local(found[0]);
  const attributes: Record<string, string> = {};
  for (const [, key = '', double, single] of inside.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    attributes[local(key)] = unescapeXml(double ?? single ?? '');
  const open: XmlPart = { kind: 'open', name, attributes };
  return isEmpty ? [open, { kind: 'close', name }] : [open];
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{1,10});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole;
    const code =
      name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
  });
}
