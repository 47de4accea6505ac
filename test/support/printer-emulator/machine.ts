/**
 * A strict ESC/POS printer in memory. It knows the commands of the manuals that a raster driver may use, and no
 * others: every byte that belongs to none is an error. Real-time commands are obeyed on arrival, wherever they
 * stand, as real printers do; standing inside raster data they are an error besides.
 */
import {
  automaticStatus,
  type EmulatedState,
  isStopped,
  processIdAnswer,
  queuedStatus,
  realTimeStatus,
} from './status.ts';

export interface EmulatedSlip {
  readonly width: number;
  readonly height: number;
  /** One bit per dot, rows packed, 1 is black. */
  readonly bits: Uint8Array;
}

export interface MachineOptions {
  /** Dots across. */
  readonly width: number;
  /** Dots to the inch along the paper. */
  readonly dpi?: number;
  /** Whether GS ( H is answered; clones only swallow it. */
  readonly answersProcessIds?: boolean;
  /** Whether anything is ever answered. */
  readonly mute?: boolean;
  /** Whether GS r is answered. */
  readonly answersQueuedStatus?: boolean;
  /** Whether pictures may be doubled; true unless said. */
  readonly doubles?: boolean;
  /** Whether ESC a moves pictures; true unless said. */
  readonly justifies?: boolean;
  /** Whether changes are told unasked, as a switch in the printer may have it. */
  readonly tellsChanges?: boolean;
  /** Rows left on the roll. */
  readonly rollRows?: number;
  /** Happens once, when that many rows are on paper. */
  readonly incident?: { readonly afterRows: number; readonly happen: (machine: EmulatedMachine) => void };
}

/** Commands of fixed length: name, bytes in all. */
const fixed: Readonly<Record<number, readonly [name: string, length: number]>> = {
  0x1b40: ['initialise', 2],
  0x1c2e: ['cancelChinese', 2],
  0x1b4a: ['feed', 3],
  0x1b61: ['justify', 3],
  0x1d50: ['motionUnits', 4],
  0x1b70: ['drawer', 5],
  0x1d72: ['queuedStatus', 3],
};

export class EmulatedMachine {
  readonly state: EmulatedState = { paper: 'ok', coverOpen: false, online: true, cutterJammed: false };
  readonly errors: string[] = [];
  /** Names of the commands obeyed, in order; real-time ones apart. */
  readonly commands: string[] = [];
  readonly slips: EmulatedSlip[] = [];
  drawerKicks = 0;
  /** The pin of each pulse that was asked for in the stream. */
  readonly drawerPins: (2 | 5)[] = [];
  rowsPrinted = 0;
  bytesReceived = 0;
  rollRows: number;

  private readonly width: number;
  private readonly dpi: number;
  private readonly answersProcessIds: boolean;
  mute: boolean;
  private readonly answer: (bytes: Uint8Array) => void;
  private readonly options: MachineOptions;
  private incident: MachineOptions['incident'];
  private buffer: number[] = [];
  /** Offsets in `buffer` of real-time commands already obeyed. */
  private obeyed: number[] = [];
  private scanned = 0;
  /** Rows on paper of the command at the head of the buffer. */
  private rowsDone = 0;
  private working = false;
  private deafFor = 0;
  private rows: Uint8Array[] = [];
  private drawerPulseAllowed = true;
  /** Vertical motion unit, parts of an inch. */
  private feedUnit = 360;
  /** ESC a: 0 left, 1 middle, 2 right. */
  private justification = 0;

  constructor(options: MachineOptions, answer: (bytes: Uint8Array) => void) {
    this.options = options;
    this.incident = options.incident;
    this.width = options.width;
    this.dpi = options.dpi ?? 203;
    this.answersProcessIds = options.answersProcessIds ?? true;
    this.mute = options.mute ?? false;
    this.rollRows = options.rollRows ?? Infinity;
    this.answer = answer;
  }

  receive(bytes: Uint8Array): void {
    this.bytesReceived += bytes.length;
    const lost = Math.min(this.deafFor, bytes.length);
    this.deafFor -= lost;
    for (const byte of bytes.subarray(lost)) this.buffer.push(byte);
    this.obeyRealTime();
    this.work();
  }

  /** What a person does to the printer. */
  set(change: Partial<EmulatedState>): void {
    Object.assign(this.state, change);
    this.tellChange();
    if (!this.working) this.work();
  }

  /** What is to happen once that many rows are on paper. */
  meet(incident: NonNullable<MachineOptions['incident']>): void {
    this.incident = incident;
  }

  /** Off and on again: what was received and not printed is forgotten, and so is what comes until it has started. */
  powerCycle(lostBytes: number): void {
    this.deafFor = lostBytes;
    this.buffer = [];
    this.obeyed = [];
    this.scanned = 0;
    this.rowsDone = 0;
    this.drawerPulseAllowed = true;
    this.feedUnit = 360;
    this.justification = 0;
  }

  /** After paper was loaded or the cover closed: prints what waits in the buffer. */
  resume(): void {
    this.work();
  }

  /** Rows on paper that no cut has ended yet. */
  uncut(): EmulatedSlip {
    return this.joined(this.rows);
  }

  /** Bytes that wait because the printer stopped or a command is not whole. */
  get waiting(): number {
    return this.buffer.length;
  }

  private say(bytes: Uint8Array): void {
    if (!this.mute) this.answer(bytes);
  }

  private obeyRealTime(): void {
    for (; this.scanned + 2 < this.buffer.length; this.scanned++) {
      if (this.buffer[this.scanned] !== 0x10) continue;
      const [second, n] = [this.buffer[this.scanned + 1]!, this.buffer[this.scanned + 2]!];
      if (second === 0x04) {
        if (n < 1 || n > 4) this.errors.push(`DLE EOT ${n}`);
        this.obeyed.push(this.scanned);
        this.say(Uint8Array.of(realTimeStatus(this.state, n)));
      } else if (second === 0x05) {
        this.obeyed.push(this.scanned);
        this.errors.push(`DLE ENQ ${n}`);
      } else if (second === 0x14) {
        this.obeyed.push(this.scanned);
        if (this.drawerPulseAllowed) this.drawerKicks++;
        this.errors.push(`DLE DC4 ${n}`);
      }
    }
  }

  private get stopped(): boolean {
    return isStopped(this.state);
  }

  private work(): void {
    this.working = true;
    while (this.buffer.length > 0 && !this.stopped) {
      const used = this.obeyOne();
      if (used === 0) break;
      this.drop(used);
    }
    this.working = false;
  }

  private drop(count: number): void {
    this.buffer.splice(0, count);
    this.scanned = Math.max(0, this.scanned - count);
    this.obeyed = this.obeyed.map((at) => at - count).filter((at) => at >= 0);
  }

  /** Bytes used by the next command; 0 when it is not whole or no paper is left for it. */
  private obeyOne(): number {
    const { buffer } = this;
    if (buffer[0] === 0x10) {
      if (buffer.length < 3) return 0;
      if (this.obeyed[0] === 0) return 3;
    }
    if (buffer.length < 2) return 0;
    const code = buffer[0]! * 256 + buffer[1]!;
    if (code === 0x1d76) return this.raster();
    if (code === 0x1d28) return this.extended();
    if (code === 0x1d56) return this.cut();
    const known = fixed[code];
    if (!known) {
      this.errors.push(`unknown byte ${hex(buffer[0]!)} before ${hex(buffer[1]!)}`);
      return 1;
    }
    const [name, length] = known;
    if (buffer.length < length) return 0;
    if (code === 0x1b4a && !this.feed(Math.round((buffer[2]! * this.dpi) / this.feedUnit))) return 0;
    if (code === 0x1b61) {
      this.justification = buffer[2]!;
      if (buffer[2]! > 2 || this.options.justifies === false) this.errors.push(`ESC a ${buffer[2]}`);
    }
    if (code === 0x1d50) this.feedUnit = buffer[3] === 0 ? 360 : buffer[3]!;
    if (code === 0x1b70) {
      this.drawerKicks++;
      if (buffer[2]! > 1) this.errors.push(`ESC p ${hex(buffer[2]!)}`);
      this.drawerPins.push(buffer[2] === 0 ? 2 : 5);
    }
    if (code === 0x1d72) {
      if (buffer[2] !== 1) this.errors.push(`GS r ${buffer[2]}`);
      if (this.options.answersQueuedStatus ?? true) this.say(queuedStatus(this.state));
    }
    if (code === 0x1b40) {
      this.drawerPulseAllowed = true;
      this.feedUnit = 360;
      this.justification = 0;
    }
    this.commands.push(name);
    return length;
  }

  /** GS v 0: mode, bytes across, rows, data. Bit 0 of the mode prints each dot twice across, bit 1 each row twice. */
  private raster(): number {
    const { buffer } = this;
    if (buffer.length < 8) return 0;
    const mode = buffer[3]!;
    const across = buffer[4]! + 256 * buffer[5]!;
    const rows = buffer[6]! + 256 * buffer[7]!;
    if (buffer[2] !== 0x30 || mode > 3) this.errors.push(`GS v ${hex(buffer[2]!)} mode ${mode}`);
    const [wide, tall] = [mode & 1 ? 2 : 1, mode & 2 ? 2 : 1];
    if (mode !== 0 && this.options.doubles === false) this.errors.push('a picture to be doubled');
    if (across === 0 || rows === 0) this.errors.push('an empty picture');
    const dots = across * 8 * wide;
    if (dots > this.width) this.errors.push(`a picture of ${dots} dots on ${this.width}`);
    if (rows > 128) this.errors.push(`a strip of ${rows} rows`);
    const length = 8 + across * rows;
    if (buffer.length < length) return 0;
    if (this.obeyed.some((at) => at < length)) this.errors.push('a real-time command inside a picture');
    const whole = this.advance(rows * tall, (row) => {
      const first = 8 + Math.floor(row / tall) * across;
      return this.rowOf(buffer.slice(first, first + across), wide, this.shiftOf(dots));
    });
    if (!whole) return 0;
    this.commands.push('picture');
    return length;
  }

  /** One row of paper, each dot `wide` times; ink beyond the edge is an error. */
  private rowOf(bytes: readonly number[], wide: number, shift: number): Uint8Array {
    const data = new Uint8Array(this.width / 8);
    for (let dot = 0; dot < bytes.length * 8 * wide; dot++) {
      const from = Math.floor(dot / wide);
      if (((bytes[from >> 3]! >> (7 - (from & 7))) & 1) === 0) continue;
      const on = dot + shift;
      if (on < 0 || on >= this.width) this.errors.push('ink beyond the paper');
      else data[on >> 3]! |= 0x80 >> (on & 7);
    }
    return data;
  }

  /** Where a picture of so many dots begins; printers agree on that only where it is a whole byte. */
  private shiftOf(dots: number): number {
    if (this.justification === 0) return 0;
    const room = this.width - dots;
    const shift = this.justification === 1 ? room / 2 : room;
    if (shift % 8 !== 0) this.errors.push(`a picture ${shift} dots from the edge`);
    return shift;
  }

  /** GS ( D real-time commands on and off; GS ( H process id. */
  private extended(): number {
    const { buffer } = this;
    if (buffer.length < 5) return 0;
    const length = 5 + buffer[3]! + 256 * buffer[4]!;
    if (buffer.length < length) return 0;
    const parameters = buffer.slice(5, length);
    if (buffer[2] === 0x44 && parameters.length === 3 && parameters[0] === 0x14 && parameters[1] === 1) {
      this.drawerPulseAllowed = parameters[2] !== 0;
      this.commands.push('realTimeSwitch');
    } else if (buffer[2] === 0x48 && parameters.length === 6 && parameters[0] === 0x30) {
      if (parameters[1] !== 0x30) this.errors.push(`GS ( H ${hex(parameters[1]!)}`);
      const id = parameters.slice(2);
      if (id.some((byte) => byte < 0x20 || byte > 0x7e)) this.errors.push('a process id outside 20 to 7E');
      if (this.answersProcessIds) this.say(processIdAnswer(Uint8Array.from(id)));
      this.commands.push('processId');
    } else this.errors.push(`GS ( ${hex(buffer[2]!)} with ${parameters.map(hex).join(' ')}`);
    return length;
  }

  /** GS V: function A cuts at once, function B feeds to the blade first. */
  private cut(): number {
    const { buffer } = this;
    if (buffer.length < 3) return 0;
    const mode = buffer[2]!;
    const functionB = mode === 0x41 || mode === 0x42;
    if (!functionB && ![0, 1, 0x30, 0x31].includes(mode)) {
      this.errors.push(`GS V ${hex(mode)}`);
      return 3;
    }
    if (functionB && buffer.length < 4) return 0;
    this.slips.push(this.joined(this.rows));
    this.rows = [];
    this.commands.push('cut');
    return functionB ? 4 : 3;
  }

  private feed(rows: number): boolean {
    return this.advance(rows, () => new Uint8Array(this.width / 8));
  }

  /** The rows of one command onto the paper; false when something stops them, and the rest follows later. */
  private advance(rows: number, dotsOf: (row: number) => Uint8Array): boolean {
    for (; this.rowsDone < rows; this.rowsDone++) {
      if (this.rollRows <= 0) {
        this.state.paper = 'out';
        this.tellChange();
      }
      if (this.stopped) return false;
      this.rollRows--;
      this.rowsPrinted++;
      this.rows.push(dotsOf(this.rowsDone));
      if (this.meetIncident()) return false;
    }
    this.rowsDone = 0;
    return true;
  }

  /** Whether the incident took the bytes away that are being printed. */
  private meetIncident(): boolean {
    if (!this.incident || this.rowsPrinted < this.incident.afterRows) return false;
    const { buffer } = this;
    const { happen } = this.incident;
    this.incident = undefined;
    happen(this);
    return this.buffer !== buffer;
  }

  private tellChange(): void {
    if (this.options.tellsChanges) this.say(automaticStatus(this.state));
  }

  private joined(rows: readonly Uint8Array[]): EmulatedSlip {
    return { width: this.width, height: rows.length, bits: Buffer.concat(rows) };
  }
}

const hex = (byte: number): string => byte.toString(16).padStart(2, '0').toUpperCase();
