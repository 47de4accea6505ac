import { useEffect, useState } from 'react';
import type { RequestOf } from '../../../../shared/contract/methods.ts';
import type { SlipPicture } from '../../../../shared/contract/view.ts';
import { call } from '../../../stores/terminal.ts';

/** Fingers rest for so long between two words: a picture for every letter would only queue. */
const settleMs = 120;

/** The dots as the terminal draws them; the former ones stay until the next are there. */
export function useSlipPreview(request: RequestOf<'slipLook.preview'>): SlipPicture | null {
  const [picture, setPicture] = useState<SlipPicture | null>(null);
  const asked = JSON.stringify(request);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => {
      void call('slipLook.preview', JSON.parse(asked) as RequestOf<'slipLook.preview'>).then((outcome) => {
        if (isCurrent && outcome.kind === 'done') setPicture(outcome.value);
      });
    }, settleMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [asked]);
  return picture;
}
