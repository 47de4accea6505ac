import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, reactAriaPressStyle } from './page-headers.ts';

const source = readFileSync(
  new URL('../../../node_modules/react-aria/dist/private/interactions/usePress.mjs', import.meta.url),
  'utf8',
);

describe('The content security policy', () => {
  it('allows the one style element of react-aria as installed, by its hash', () => {
    const attribute = /PRESSABLE_ATTRIBUTE = '([^']+)'/.exec(source)?.[1];
    const template = /style\.textContent = `([^`]*)`\.trim\(\)/.exec(source)?.[1];
    const text = template?.replace(/\$\{[^}]*PRESSABLE_ATTRIBUTE\}/, attribute ?? '').trim() ?? '';
    expect(text).toContain('touch-action');
    expect(reactAriaPressStyle).toBe(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  });

  it('starts from nothing and allows no inline script, no eval and no other origin', () => {
    expect(contentSecurityPolicy.startsWith("default-src 'none'")).toBe(true);
    expect(contentSecurityPolicy).not.toMatch(/unsafe|https?:|\*/);
  });
});
