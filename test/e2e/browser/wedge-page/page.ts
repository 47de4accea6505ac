/**
 * A page with everything that a scan could spoil: a controlled field, one that formats what it is given, a PIN that
 * submits itself, a button with focus, a pad that listens at the window. `?plain` leaves the wedge listener out, to see
 * what the browser does by itself with the same keys.
 */
import { type ChangeEvent, createElement as h, type ReactElement, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { lastScanTimestamp, listenForWedge } from '../../../../src/renderer/input/wedge.ts';

export interface Probe {
  readonly scans: { readonly text: string; readonly keyMs: number | null; readonly heardMs: number }[];
  /** When each key went down, as the operating system says. */
  readonly downMs: number[];
  /** How long the first of the keys pending waited until a field changed. */
  readonly waitsMs: number[];
  troubles: number;
  presses: number;
  pins: string[];
  pad: string;
  entered: number;
  focusMoves: number;
}

declare global {
  interface Window {
    probe: Probe;
  }
}

const probe: Probe = {
  scans: [],
  downMs: [],
  waitsMs: [],
  troubles: 0,
  presses: 0,
  pins: [],
  pad: '',
  entered: 0,
  focusMoves: 0,
};
/** As the screens draw lists: in the page, where keys are heard, not in a window of the system's own. */
const style = document.head.appendChild(document.createElement('style'));
style.textContent = 'select, ::picker(select) { appearance: base-select }';
window.probe = probe;

function Page(): ReactElement {
  const [name, setName] = useState('');
  const [amount, setAmount] = useState('');
  const [note, setNote] = useState('');
  const [pin, setPin] = useState('');
  const [presses, setPresses] = useState(0);
  const [drink, setDrink] = useState('Cà phê');
  const [entered, setEntered] = useState(0);
  const [pad, setPad] = useState('');

  useEffect(() => {
    // Deliberately over a value of this very render, as careless handlers are.
    const onKey = (event: KeyboardEvent) => {
      const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
      if (digit && document.activeElement === document.body) setPad(pad + digit);
      if (event.code === 'Backspace' && document.activeElement === document.body) setPad(pad.slice(0, -1));
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [pad]);
  useEffect(() => {
    probe.pad = pad;
    probe.presses = presses;
    probe.entered = entered;
  }, [pad, presses, entered]);

  const enterPin = (typed: string) => {
    if (typed.length < 4) return setPin(typed);
    probe.pins.push(typed);
    setPin('');
  };
  return h(
    'form',
    {
      onSubmit: (event) => {
        event.preventDefault();
        setEntered(entered + 1);
      },
    },
    h('input', { id: 'name', value: name, onChange: (event) => setName(event.currentTarget.value) }),
    h('input', {
      id: 'amount',
      value: amount,
      onChange: (event) => setAmount(grouped(event.currentTarget.value)),
    }),
    h('textarea', {
      id: 'note',
      value: note,
      onChange: (event: ChangeEvent<HTMLTextAreaElement>) => setNote(event.currentTarget.value),
    }),
    h('input', { id: 'pin', value: pin, onChange: (event) => enterPin(event.currentTarget.value) }),
    h('input', { id: 'short', defaultValue: '', maxLength: 4 }),
    h(
      'select',
      {
        id: 'drink',
        value: drink,
        onChange: (event: ChangeEvent<HTMLSelectElement>) => setDrink(event.currentTarget.value),
      },
      ['Cà phê', 'Sữa chua', '7 Up', '8 vị'].map((name) => h('option', { key: name, value: name }, name)),
    ),
    h(Button, { id: 'aria', onPress: () => setPresses(presses + 1) }, 'Press'),
    h('button', { id: 'send', type: 'submit' }, 'Send'),
    h('button', { id: 'pay', type: 'button', onClick: () => setPresses(presses + 1) }, 'Pay'),
  );
}

const grouped = (text: string): string => text.replace(/\D/g, '').replace(/\B(?=(\d{3})+$)/g, '.');

function watchKeys(): void {
  let pendingMs: number | null = null;
  const first = { capture: true };
  addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || event.key === 'Shift') return;
      probe.downMs.push(event.timeStamp);
      pendingMs ??= event.timeStamp;
    },
    first,
  );
  addEventListener(
    'input',
    () => {
      if (pendingMs !== null) probe.waitsMs.push(performance.now() - pendingMs);
      pendingMs = null;
    },
    first,
  );
  addEventListener('focusin', () => (probe.focusMoves += 1), first);
}

watchKeys();
if (!new URLSearchParams(location.search).has('plain')) {
  listenForWedge(window, {
    onScan: (text) => probe.scans.push({ text, keyMs: lastScanTimestamp(), heardMs: performance.now() }),
    onImeTrouble: () => (probe.troubles += 1),
  });
}
const root = document.getElementById('root');
if (root) createRoot(root).render(h(Page));
