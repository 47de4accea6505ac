/** The third voice of feedback, after colour and word. Short enough to overlap with the next scan. */
export type Sound = 'found' | 'unknown' | 'refused' | 'done';

interface Tone {
  readonly hertz: number;
  readonly atMs: number;
  readonly forMs: number;
  readonly volume: number;
}

const tones: Readonly<Record<Sound, readonly Tone[]>> = {
  found: [{ hertz: 1760, atMs: 0, forMs: 90, volume: 0.22 }],
  unknown: [
    { hertz: 330, atMs: 0, forMs: 130, volume: 0.3 },
    { hertz: 330, atMs: 190, forMs: 130, volume: 0.3 },
  ],
  refused: [{ hertz: 220, atMs: 0, forMs: 480, volume: 0.34 }],
  done: [
    { hertz: 880, atMs: 0, forMs: 90, volume: 0.12 },
    { hertz: 1175, atMs: 110, forMs: 150, volume: 0.12 },
  ],
};

let context: AudioContext | null = null;

/** Silent where the browser does not let pages sound before a first touch. */
export function play(sound: Sound): void {
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
  for (const tone of tones[sound]) sing(context, tone);
}

/** Rises and falls within a few milliseconds: a bare start or stop clicks. */
function sing(audio: AudioContext, tone: Tone): void {
  const start = audio.currentTime + tone.atMs / 1000;
  const end = start + tone.forMs / 1000;
  const gain = audio.createGain();
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(tone.volume, start + 0.008);
  gain.gain.setValueAtTime(tone.volume, end - 0.03);
  gain.gain.linearRampToValueAtTime(0, end);
  const oscillator = audio.createOscillator();
  oscillator.frequency.value = tone.hertz;
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(end);
}
