import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { TenantId } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { KeySettings } from './database.settings';

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals personal data (AES-256-GCM) with a key of its own per tenant and purpose, and gives the keyed hash by which
 * equality is found without opening anything. `purpose` names table and column, e.g. `members.member.phone`; a value
 * moved to another column or tenant does not open.
 */
@Injectable()
export class Vault {
  private readonly keys = new Map<string, Buffer>();

  constructor(private readonly settings: KeySettings) {}

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
    const cipher = createCipheriv('aes-256-gcm', this.key('seal', tenantId, purpose), iv);
    cipher.setAAD(Buffer.from(boundTo, 'utf8'));
    const body = [cipher.update(bytes), cipher.final()];
    return Buffer.concat([Buffer.from([VERSION]), iv, cipher.getAuthTag(), ...body]);
  }

  /** Throws when the bytes were changed or belong to another tenant, purpose or row. */
  openBytes(tenantId: TenantId, purpose: string, sealed: Buffer, boundTo = ''): Buffer {
    if (sealed[0] !== VERSION) throw new Error('sealed with an unknown key version');
    const iv = sealed.subarray(1, 1 + IV_BYTES);
    const tag = sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES);
    // Without the length a shortened tag would be taken, and a short tag can be guessed.
    const decipher = createDecipheriv('aes-256-gcm', this.key('seal', tenantId, purpose), iv, {
      authTagLength: TAG_BYTES,
    });
    decipher.setAuthTag(tag);
    decipher.setAAD(Buffer.from(boundTo, 'utf8'));
    return Buffer.concat([decipher.update(sealed.subarray(1 + IV_BYTES + TAG_BYTES)), decipher.final()]);
  }

  /** Keyed hash of the normalised value, for equality and uniqueness. */
  mac(tenantId: TenantId, purpose: string, text: string): Buffer {
    return createHmac('sha256', this.key('mac', tenantId, purpose))
      .update(text, 'utf8')
      .digest();
  }

  private key(use: 'seal' | 'mac', tenantId: TenantId, purpose: string): Buffer {
    const name = `${use}|${tenantId}|${purpose}`;
    let key = this.keys.get(name);
    if (!key) {
      const master = Buffer.from(this.settings.dataKey, 'base64');
      key = Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), name, 32));
      this.keys.set(name, key);
    }
    return key;
  }
}
