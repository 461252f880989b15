export interface ExportFault {
  readonly chainId: string;
  readonly seq: string;
  readonly fault:
    | 'changed'
    | 'missing'
    | 'tail-missing'
    | 'head-changed'
    | 'foreign'
    | 'rewritten'
    | 'heads-not-as-signed'
    | 'signed-by-another-key';
}

export interface ExportVerdict {
  /** Nothing fits the key: one sentence in place of the faults that every entry would have. */
  readonly anotherKey: string | null;
  /** Ids of federations in which nothing fits the key, while another one does; their faults are not named. */
  readonly misfits: readonly string[];
  readonly chains: number;
  readonly entries: number;
  readonly faults: readonly ExportFault[];
}

/** Of a federation in which nothing fits the key, while another one does. */
export const FOREIGN_FEDERATION =
  'another key: nothing in the trail of this federation was sealed with these keys, or all of it was written anew';

/** What to say when nothing fits the key; fingerprints are the public keys with which heads are signed. */
export const anotherKey = (given: string, signedWith?: string): string =>
  `these keys are not the ones of this installation: nothing in the trail was sealed with them (fingerprint of the keys ` +
  `given: ${given}${signedWith && signedWith !== given ? `; the file was signed with ${signedWith}` : ''}). Take the ` +
  `keys.json of the installation that wrote it; if these are its keys, the whole trail was written anew without them`;
