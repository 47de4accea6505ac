/** A printer as data, for those who ask for one from another process. */
import type { EmulatedMachine, EmulatedSlip, MachineOptions } from './machine.ts';
import type { EmulatedState } from './status.ts';

export type { EmulatedState } from './status.ts';

/** How it is made, and what will happen to it. */
export interface PrinterMake
  extends Pick<
    MachineOptions,
    'answersProcessIds' | 'answersQueuedStatus' | 'mute' | 'tellsChanges' | 'rollRows'
  > {
  /** Once that many rows are on paper: a trouble, or the power is gone and comes back so many bytes later. */
  readonly incident?: { readonly afterRows: number } & (
    | { readonly trouble: Partial<EmulatedState> }
    | { readonly powerIsBackAfterBytes: number }
  );
}

/** What a person finds at the printer. */
export interface Paper {
  readonly slips: readonly EmulatedSlip[];
  /** Of the slip that no cut has ended yet. */
  readonly uncutRows: number;
  /** What the strict emulator has against what it was sent. */
  readonly errors: readonly string[];
  readonly commands: readonly string[];
  readonly bytes: number;
}

export function optionsOf({ incident, ...make }: PrinterMake, width: number): MachineOptions {
  if (!incident) return { ...make, width };
  const happen = (machine: EmulatedMachine): void => {
    if ('trouble' in incident) machine.set(incident.trouble);
    else machine.powerCycle(incident.powerIsBackAfterBytes);
  };
  return { ...make, width, incident: { afterRows: incident.afterRows, happen } };
}

export const paperIn = (machine: EmulatedMachine): Paper => ({
  slips: machine.slips.map(({ width, height, bits }) => ({ width, height, bits })),
  uncutRows: machine.uncut().height,
  errors: [...machine.errors],
  commands: [...machine.commands],
  bytes: machine.bytesReceived,
});

export function loadPaper(machine: EmulatedMachine): void {
  machine.rollRows = Number.POSITIVE_INFINITY;
  machine.set({ paper: 'ok' });
}
