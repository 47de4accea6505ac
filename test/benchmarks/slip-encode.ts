/**
 * From facts to printer bytes: our earn slip, 40 lines with the shop's logo, a stamp card and a code, beside two
 * packages that print the same lines as text, the same logo and stamp card as pictures, and a code. Same run, same
 * machine.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import thermal from 'node-thermal-printer';
import type { Bitmap } from '../../drivers/contract/printer.ts';
import { encodeSlip } from '../../drivers/printers/escpos.ts';
import { warmUp } from '../../drivers/printers/index.ts';
import { pngOf } from '../../drivers/printers/png.ts';
import { layoutSlip } from '../../drivers/printers/raster/layout.ts';
import { composeEarnSlip } from '../../src/shared/domain/slips/earn-slip.ts';
import type { EarnFacts } from '../../src/shared/domain/slips/facts.ts';
import type { SlipDocument } from '../../src/shared/domain/slips/slip.ts';
import { earnFacts, exampleLook } from '../support/slip-examples.ts';
import type { BenchRow } from './row.ts';

const lineCount = 40;
/** Of each in turn, before any counts: a machine that has compiled what it runs is what "warm" means. */
const warmUpRounds = 150;
const target = '≤ 15 ms first, ≤ 3 ms warm, ≥ 5 × the faster of the two';

export async function run({ quick }: { quick: boolean }): Promise<BenchRow[]> {
  const rounds = quick ? 60 : 400;
  const cold = await firstSlip('cold', quick ? 1 : 5);
  const warmed = await firstSlip('warmed', quick ? 1 : 5);
  const pictures = { picture: pictureOf('picture'), stamps: pictureOf('stamps') };
  const pngs = eachOf(pictures, (picture) => Buffer.from(pngOf(picture)));
  const pixels = eachOf(pictures, imageData);

  const ours = await measure(rounds, async (index) => encodeSlip(layoutSlip(slipNumber(index), 80)));
  const nodeThermalPrinter = await measure(rounds, (index) =>
    withNodeThermalPrinter(slipNumber(index), pngs),
  );
  const receiptPrinterEncoder = await measure(rounds, async (index) =>
    withReceiptPrinterEncoder(slipNumber(index), pixels),
  );
  const fastest = Math.min(nodeThermalPrinter.p50, receiptPrinterEncoder.p50);
  return [
    {
      name: 'slip encode: first, typeface warmed up before',
      p50: round(warmed),
      unit: 'ms',
      target: '≤ 15 ms',
      note: 'median of fresh processes',
    },
    {
      name: 'slip encode: first, without warming up',
      p50: round(cold),
      unit: 'ms',
      target: 'shown, not aimed at',
      note: 'loads the shaper and the typeface, draws every glyph',
    },
    {
      name: 'slip encode: warm',
      ...ours,
      unit: 'ms',
      ratio: Math.round((fastest / ours.p50) * 10) / 10,
      target,
      note: 'raster, other figures and another code each time; ratio to the faster package',
    },
    {
      name: 'node-thermal-printer: the same receipt',
      ...nodeThermalPrinter,
      unit: 'ms',
      target: 'beside ours',
    },
    {
      name: 'receipt-printer-encoder: the same receipt',
      ...receiptPrinterEncoder,
      unit: 'ms',
      target: 'beside ours',
    },
  ];
}

/** Another bill each time, so that no whole slip is ever drawn from memory. */
function slipNumber(index: number): SlipDocument {
  const facts = fullEarn;
  const extra: EarnFacts['why'] = Array.from(
    { length: lineCount - linesOf(composeEarnSlip(facts)) },
    (_, line) => ({
      rule: `rule-${line}`,
      inputs: {},
      text: {
        vi: `Món thứ ${line + 1}: cà phê sữa đá`,
        th: `รายการที่ ${line + 1}: ชาเย็น`,
        en: `Item ${line + 1}: iced coffee`,
      },
      outcome: { unit: 'points', quantity: ((index * 7 + line * 13) % 90) + 1 },
    }),
  );
  return composeEarnSlip({
    ...facts,
    event: `k3f9.1.${10_000 + index}`,
    receipt: `A-${10_000 + index}`,
    atMs: facts.atMs + index * 61_000,
    totalMinor: 100_000 + index * 1_370,
    why: [...facts.why, ...extra],
  });
}

const fullEarn: EarnFacts = {
  ...earnFacts('vi'),
  shop: { ...earnFacts('vi').shop, look: exampleLook('vi') },
};

const linesOf = ({ blocks }: SlipDocument): number =>
  blocks.filter(({ kind }) => kind === 'title' || kind === 'text' || kind === 'pair').length;

type Pictures<T> = Readonly<Record<'picture' | 'stamps', T>>;

const eachOf = <T, U>({ picture, stamps }: Pictures<T>, turn: (one: T) => U): Pictures<U> => ({
  picture: turn(picture),
  stamps: turn(stamps),
});

async function withNodeThermalPrinter(slip: SlipDocument, pngs: Pictures<Buffer>): Promise<Uint8Array> {
  const printer = new thermal.ThermalPrinter({
    type: thermal.PrinterTypes.EPSON,
    interface: 'tcp://127.0.0.1',
    characterSet: thermal.CharacterSet.WPC1258_VIETNAMESE,
    width: 48,
  });
  for (const block of slip.blocks) {
    if (block.kind === 'title' || block.kind === 'text') printer.println(block.text);
    else if (block.kind === 'pair') printer.leftRight(block.label, block.value);
    else if (block.kind === 'rule') printer.drawLine();
    else if (block.kind === 'stamps' || block.kind === 'picture')
      await printer.printImageBuffer(pngs[block.kind]);
    else if (block.kind === 'qr') printer.printQR(block.content, { cellSize: 6, correction: 'M' });
  }
  printer.cut();
  return printer.getBuffer();
}

function withReceiptPrinterEncoder(slip: SlipDocument, pixels: Pictures<ImagePixels>): Uint8Array {
  const printer = new ReceiptPrinterEncoder({ columns: 48, imageMode: 'raster' }).initialize();
  printer.codepage('windows1258');
  for (const block of slip.blocks) {
    if (block.kind === 'title' || block.kind === 'text') printer.line(block.text);
    else if (block.kind === 'pair') printer.line(`${block.label.padEnd(30)}${block.value.padStart(18)}`);
    else if (block.kind === 'rule') printer.rule();
    else if (block.kind === 'stamps' || block.kind === 'picture') {
      const image = pixels[block.kind];
      printer.image(image, image.width, image.height, 'threshold', 128);
    } else if (block.kind === 'qr') printer.qrcode(block.content, 2, 6, 'm');
  }
  return printer.cut().encode();
}

interface ImagePixels {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  readonly colorSpace: 'srgb';
}

/** One drawing of the slip alone, cut to whole bytes in both directions as the packages want it. */
function pictureOf(kind: 'picture' | 'stamps'): Bitmap {
  const blocks = slipNumber(0).blocks.filter((block) => block.kind === kind);
  const { width, stride, bits } = layoutSlip({ kind: 'test', blocks }, 80);
  const height = Math.floor(bits.length / stride / 8) * 8;
  return { width, height, stride, bits: bits.slice(0, height * stride) };
}

function imageData({ width, height, stride, bits }: Bitmap): ImagePixels {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const black = (bits[y * stride + (x >> 3)]! >> (7 - (x & 7))) & 1;
      if (black) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  return { data, width, height, colorSpace: 'srgb' };
}

async function measure(
  rounds: number,
  encode: (index: number) => Promise<Uint8Array>,
): Promise<{ p50: number; p99: number }> {
  const times: number[] = [];
  for (let index = 0; index < rounds + warmUpRounds; index++) {
    const start = performance.now();
    const bytes = await encode(index);
    const time = performance.now() - start;
    if (bytes.length < 1_000) throw new Error('that was no receipt');
    if (index >= warmUpRounds) times.push(time);
  }
  times.sort((a, b) => a - b);
  return { p50: round(times[Math.floor(rounds / 2)]!), p99: round(times[Math.floor(rounds * 0.99)]!) };
}

const round = (ms: number): number => Math.round(ms * 1000) / 1000;

async function firstSlip(state: 'cold' | 'warmed', processes: number): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < processes; index++) times.push(await firstInFreshProcess(state));
  return times.sort((a, b) => a - b)[processes >> 1]!;
}

/** The time of the very first slip of a process, in milliseconds; loading its modules does not count. */
async function firstInFreshProcess(state: 'cold' | 'warmed'): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [import.meta.filename, state]);
  const ms = Number(stdout.trim());
  if (!(ms > 0)) throw new Error(`no time from the fresh process: ${stdout}`);
  return ms;
}

const [, started, state] = process.argv;
if (started === import.meta.filename && (state === 'cold' || state === 'warmed')) {
  if (state === 'warmed') await warmUp();
  const slip = slipNumber(1);
  const start = performance.now();
  encodeSlip(layoutSlip(slip, 80));
  process.stdout.write(String(performance.now() - start));
}
