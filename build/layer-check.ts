/** Holds one source against the table of layers. `layers.test.ts` does it for the whole tree. */
import { posix } from 'node:path';
import { confinedPackages, layers } from './layers.ts';

/** What is wrong with a file, one sentence each; `path` from the project's folder, with forward slashes. */
export function violationsOf(path: string, source: string): string[] {
  const code = withoutComments(source);
  const own = layerOf(path);
  if (own === null) return [`${path} belongs to no layer of build/layers.ts`];
  return [
    ...specifiersIn(code).flatMap((specifier) => wrongImport(path, own, specifier)),
    ...impurities(path, code),
  ];
}

function wrongImport(path: string, own: string, specifier: string): string[] {
  if (!specifier.startsWith('.')) return wrongPackage(path, own, specifier);
  const target = posix.join(posix.dirname(path), specifier);
  // The product's own version is everybody's to show.
  if (target === 'package.json') return [];
  const theirs = layerOf(target);
  const allowed = layers[own] ?? [];
  if (theirs === own || (theirs !== null && allowed.some((each) => isWithin(theirs, each)))) return [];
  return [`${path} may import ${allowed.join(', ') || 'nothing'} and not ${target}`];
}

function wrongPackage(path: string, own: string, specifier: string): string[] {
  if (specifier.startsWith('node:')) {
    const withoutNode = ['src/shared', 'src/renderer', 'src/preload'].find((folder) => isWithin(own, folder));
    return withoutNode ? [`${path} runs without Node and may not import ${specifier}`] : [];
  }
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  const homes = confinedPackages[name];
  if (!homes || homes.some((home) => isWithin(path, home))) return [];
  return [`${path} may not import ${name}, which is for ${homes.join(', ')}`];
}

/** The domain is deterministic: what it needs of the world is handed in. */
const everywhereShared: Readonly<Record<string, RegExp>> = {
  'the wall clock': /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\./,
  chance: /\bMath\.random\b|\bcrypto\./,
  timers: /\b(?:setTimeout|setInterval|setImmediate|queueMicrotask)\b/,
  'the network': /\bfetch\(/,
  'the process': /\bprocess\.|\bconsole\./,
};
const kernelAndDomain: Readonly<Record<string, RegExp>> = { promises: /\bPromise\b|\basync\b|\bawait\b/ };

function impurities(path: string, code: string): string[] {
  const banned = {
    ...(isWithin(path, 'src/shared') ? everywhereShared : {}),
    ...(isWithin(path, 'src/shared/kernel') || isWithin(path, 'src/shared/domain') ? kernelAndDomain : {}),
  };
  const text = withoutTexts(code);
  return Object.entries(banned).flatMap(([what, pattern]) =>
    pattern.test(text) ? [`${path} reaches for ${what}`] : [],
  );
}

/** The longest folder of the table that holds a path. */
function layerOf(path: string): string | null {
  const homes = Object.keys(layers).filter((folder) => isWithin(path, folder));
  return homes.sort((a, b) => b.length - a.length)[0] ?? null;
}

const isWithin = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

const importForms = [
  /\b(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/g,
  /\bimport\s*\(?\s*['"]([^'"]+)['"]/g,
];

function specifiersIn(code: string): string[] {
  const found = importForms.flatMap((form) => [...code.matchAll(form)].map((match) => match[1] ?? ''));
  return [...new Set(found)];
}

const withoutComments = (source: string): string =>
  source.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');

const withoutTexts = (code: string): string => code.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''");
