import { useState } from 'react';
import type { KeyLayer } from '../keys.ts';
import { PinPad } from './pin-pad.tsx';

/** A new PIN, entered twice: a slip of the finger must not lock anyone out. */
export function PinTwice(props: {
  readonly first: string;
  readonly second: string;
  /** Said when the two differ; the first is then asked again. */
  readonly differs: string;
  readonly onPin: (pin: string) => void;
  readonly layer?: KeyLayer;
}) {
  const [first, setFirst] = useState<string | null>(null);
  const [differed, setDiffered] = useState(false);
  const layer = props.layer ?? 'screen';
  if (first === null) {
    const take = (pin: string) => {
      setDiffered(false);
      setFirst(pin);
    };
    return (
      <PinPad
        key="first"
        label={props.first}
        error={differed ? props.differs : null}
        layer={layer}
        onPin={take}
      />
    );
  }
  const compare = (pin: string) => {
    if (pin === first) return props.onPin(pin);
    setDiffered(true);
    setFirst(null);
  };
  return <PinPad key="second" label={props.second} layer={layer} onPin={compare} />;
}
