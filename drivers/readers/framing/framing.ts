/** Finds whole scans in a stream of bytes that arrives in whatever pieces the line makes of it. */
export interface Framing {
  push(bytes: Uint8Array): Framed[];
  /** Whether a scan has begun and not ended. */
  isPartial(): boolean;
  /** Forgets what has begun. */
  reset(): void;
}

export type Framed =
  | {
      readonly kind: 'scan';
      /** As the reader sent it, without terminators and AIM prefix. */
      readonly text: string;
      readonly bits: string | null;
      readonly aim: string | null;
    }
  /** Something was sent that cannot be trusted to be a scan. */
  | { readonly kind: 'garbled'; readonly detail: string };
