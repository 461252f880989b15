import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { TenantId } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { KeySettings } from './database.settings';
import { KeyRing, type MasterKey } from './key-ring';

/** First byte. Values of format 1 do not say which key sealed them, those of format 2 name it in the next four bytes. */
const WITHOUT_KEY_ID = 1;
const WITH_KEY_ID = 2;
const ID_BYTES = 4;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals personal data (AES-256-GCM) with a key of its own per tenant and purpose, and gives the keyed hash by which
 * equality is found without opening anything. `purpose` names table and column, e.g. `members.member.phone`; a value
 * moved to another column or tenant does not open. A sealed value names the master key that it is under, so that
 * keys can follow one another.
 */
@Injectable()
export class Vault {
  private readonly keys = new Map<string, Buffer>();

  private readonly ring: KeyRing;

  constructor(settings: KeySettings) {
    this.ring = new KeyRing(settings);
  }

  /** How everything begins that is sealed with the newest key. */
  get newestSeal(): Buffer {
    return Buffer.concat([Buffer.from([WITH_KEY_ID]), this.ring.newest.id]);
  }

  /** Whether anything may still be sealed with an earlier key. */
  get hasEarlierKeys(): boolean {
    return this.ring.earlier.length > 0;
  }

  isNewest(sealed: Buffer): boolean {
    const seal = this.newestSeal;
    return sealed.subarray(0, seal.length).equals(seal);
  }

  /** The same under the newest key. Throws when it does not open. */
  reseal(tenantId: TenantId, purpose: string, sealed: Buffer, boundTo = ''): Buffer {
    return this.sealBytes(tenantId, purpose, this.openBytes(tenantId, purpose, sealed, boundTo), boundTo);
  }

  seal(tenantId: TenantId, purpose: string, text: string): Buffer {
    return this.sealBytes(tenantId, purpose, Buffer.from(text, 'utf8'));
  }

  /** Throws when the bytes were changed or belong to another tenant or purpose. */
  open(tenantId: TenantId, purpose: string, sealed: Buffer): string {
    return this.openBytes(tenantId, purpose, sealed).toString('utf8');
  }

  /** Seals a file held in memory. `boundTo` names the row that it belongs to: it opens only under the same name. */
  sealBytes(tenantId: TenantId, purpose: string, bytes: Buffer, boundTo = ''): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key('seal', this.ring.newest, tenantId, purpose), iv);
    cipher.setAAD(Buffer.from(boundTo, 'utf8'));
    const body = [cipher.update(bytes), cipher.final()];
    return Buffer.concat([this.newestSeal, iv, cipher.getAuthTag(), ...body]);
  }

  /** Throws when the bytes were changed or belong to another tenant, purpose or row, or when their key is not there. */
  openBytes(tenantId: TenantId, purpose: string, sealed: Buffer, boundTo = ''): Buffer {
    if (sealed[0] === WITH_KEY_ID) {
      const key = this.ring.named(sealed.subarray(1, 1 + ID_BYTES));
      if (!key) throw new Error('sealed with a key that is not configured');
      return opened(this.key('seal', key, tenantId, purpose), sealed.subarray(1 + ID_BYTES), boundTo);
    }
    if (sealed[0] !== WITHOUT_KEY_ID) throw new Error('sealed in an unknown format');
    return this.openUnnamed(tenantId, purpose, sealed.subarray(1), boundTo);
  }

  /** Keyed hash of the normalised value, for equality and uniqueness. */
  mac(tenantId: TenantId, purpose: string, text: string): Buffer {
    return createHmac('sha256', this.key('mac', this.ring.hashKey, tenantId, purpose))
      .update(text, 'utf8')
      .digest();
  }

  /** The tag of the value tells which of the keys is right. */
  private openUnnamed(tenantId: TenantId, purpose: string, sealed: Buffer, boundTo: string): Buffer {
    let failure: unknown;
    for (const key of this.ring.all)
      try {
        return opened(this.key('seal', key, tenantId, purpose), sealed, boundTo);
      } catch (error) {
        failure ??= error;
      }
    throw failure;
  }

  private key(use: 'seal' | 'mac', master: MasterKey, tenantId: TenantId, purpose: string): Buffer {
    const name = `${use}|${tenantId}|${purpose}`;
    const place = `${master.id.toString('hex')}|${name}`;
    let key = this.keys.get(place);
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', master.bytes, Buffer.alloc(0), name, 32));
      this.keys.set(place, key);
    }
    return key;
  }
}

/** `sealed`: iv, tag, body. */
function opened(key: Buffer, sealed: Buffer, boundTo: string): Buffer {
  const iv = sealed.subarray(0, IV_BYTES);
  // Without the length a shortened tag would be taken, and a short tag can be guessed.
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  decipher.setAAD(Buffer.from(boundTo, 'utf8'));
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
}
