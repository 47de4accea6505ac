import { describe, expect, it } from 'vitest';
import { defaultFolder, hostOptions, ownArguments } from './options.ts';

const home = { HOME: '/home/lan' };

describe('The data folder', () => {
  it.each([
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/quen'],
    ['linux', { XDG_DATA_HOME: 'not/absolute' }, /\/\.local\/share\/quen$/],
    ['linux', {}, /\/\.local\/share\/quen$/],
    ['darwin', {}, /\/Library\/Application Support\/Quen$/],
    ['win32', { APPDATA: 'C:/Users/lan/AppData/Roaming' }, 'C:/Users/lan/AppData/Roaming/Quen'],
  ] as const)("is on %s with %j the platform's own", (platform, env, folder) => {
    const found = defaultFolder({ ...home, ...env }, platform);
    if (typeof folder === 'string') expect(found).toBe(folder);
    else expect(found).toMatch(folder);
  });

  it.each([
    [['--data', '/shop'], {}, '/shop'],
    [[], { QUEN_DATA: '/elsewhere' }, '/elsewhere'],
    [['--data', '/shop'], { QUEN_DATA: '/elsewhere' }, '/shop'],
    [['--demo', '--data', '/shop'], {}, '/shop'],
    [['--demo'], {}, null],
  ])('is, told %j and %j, %s', (args, env, folder) => {
    expect(hostOptions(args, { ...home, ...env }, 'linux')).toMatchObject({ ok: true, value: { folder } });
  });
});

describe('Options', () => {
  it.each([
    [['--port', '65536']],
    [['--port', '-1']],
    [['--port', 'x']],
    [['--data', '']],
    [['--deom']],
    [['shop']],
  ])('%j are refused in one sentence', (args) => {
    const read = hostOptions(args, home, 'linux');
    expect(read).toMatchObject({ ok: false });
    if (!read.ok) expect(read.refusal).toMatch(/^[^\n]{5,120}$/);
  });

  it('of ours are picked out of a command line that Chromium reads as well', () => {
    const argv = [
      '--no-sandbox',
      '--inspect=0',
      '/the/app',
      '--data',
      '/shop',
      '--kiosk',
      '--port=80',
      '--lang=vi',
    ];
    expect(ownArguments(argv)).toEqual(['--data=/shop', '--kiosk', '--port=80']);
  });
});
