import { hkdfSync } from 'node:crypto';
import type { KeySettings } from './database.settings';

/** A master key of personal data; `id` (4 bytes) names it in what it sealed and gives nothing of it away. */
export interface MasterKey {
  readonly id: Buffer;
  readonly bytes: Buffer;
}

const masterKey = (base64: string): MasterKey => {
  const bytes = Buffer.from(base64, 'base64');
  return { bytes, id: Buffer.from(hkdfSync('sha256', bytes, Buffer.alloc(0), 'key-id', 4)) };
};

type RingSettings = Pick<KeySettings, 'dataKey' | 'dataKeysBefore' | 'dataHashKey'>;

/** The keys that may have sealed what is stored: the newest seals, the earlier ones only open. */
export class KeyRing {
  readonly newest: MasterKey;
  readonly earlier: readonly MasterKey[];
  /** Of the hashes of equality. */
  readonly hashKey: MasterKey;

  constructor({ dataKey, dataKeysBefore, dataHashKey }: RingSettings) {
    this.newest = masterKey(dataKey);
    this.earlier = (dataKeysBefore ? dataKeysBefore.split(',') : []).map(masterKey);
    this.hashKey = dataHashKey ? masterKey(dataHashKey) : this.newest;
  }

  get all(): readonly MasterKey[] {
    return [this.newest, ...this.earlier];
  }

  named(id: Buffer): MasterKey | undefined {
    return this.all.find((key) => key.id.equals(id));
  }
}
