import 'reflect-metadata';
import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { newId } from '@app/kernel';
import { KeySettings } from './database.settings';
import { loadSettings } from './settings';
import { Vault } from './vault';

const key = (): string => randomBytes(32).toString('base64');
const [first, second] = [key(), key()];
const vaultOf = (given: Partial<KeySettings>): Vault => new Vault(Object.assign(new KeySettings(), given));
const before = vaultOf({ dataKey: first });
const after = vaultOf({ dataKey: second, dataKeysBefore: first, dataHashKey: first });
const tenantId = newId<'tenant'>();
const PURPOSE = 'members.member.phone';

/** As values were sealed before they named their key. */
function sealedWithoutKeyId(master: string, text: string): Buffer {
  const bytes = Buffer.from(master, 'base64');
  const own = Buffer.from(hkdfSync('sha256', bytes, Buffer.alloc(0), `seal|${tenantId}|${PURPOSE}`, 32));
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', own, iv);
  cipher.setAAD(Buffer.alloc(0));
  const body = [cipher.update(text, 'utf8'), cipher.final()];
  return Buffer.concat([Buffer.from([1]), iv, cipher.getAuthTag(), ...body]);
}

describe('keys that follow one another', () => {
  it('a value names the key that it is under, and is read by who knows that key', () => {
    const sealed = before.seal(tenantId, PURPOSE, '13800000000');
    expect(after.open(tenantId, PURPOSE, sealed)).toBe('13800000000');
    expect(before.isNewest(sealed)).toBe(true);
    expect(after.isNewest(sealed)).toBe(false);
  });

  it('what is sealed now is under the newest key: without it nobody reads it', () => {
    const sealed = after.seal(tenantId, PURPOSE, '13800000000');
    expect(after.isNewest(sealed)).toBe(true);
    expect(() => before.open(tenantId, PURPOSE, sealed)).toThrow('a key that is not configured');
  });

  it('values of before, which name no key, stay readable under the newest and under an earlier key', () => {
    const old = sealedWithoutKeyId(first, '13800000000');
    expect(before.open(tenantId, PURPOSE, old)).toBe('13800000000');
    expect(after.open(tenantId, PURPOSE, old)).toBe('13800000000');
    expect(before.isNewest(old)).toBe(false);
    expect(() => vaultOf({ dataKey: second }).open(tenantId, PURPOSE, old)).toThrow();
  });

  it('sealed anew a value is bound as it was, and the earlier key is not needed any more', () => {
    const anew = after.reseal(tenantId, PURPOSE, before.sealBytes(tenantId, PURPOSE, Buffer.from('字'), 'row'), 'row');
    const alone = vaultOf({ dataKey: second, dataHashKey: first });
    expect(alone.openBytes(tenantId, PURPOSE, anew, 'row').toString()).toBe('字');
    expect(() => alone.openBytes(tenantId, PURPOSE, anew, 'another')).toThrow();
  });

  it('a changed key id, body or tag does not open', () => {
    const sealed = after.seal(tenantId, PURPOSE, '13800000000');
    for (const place of [0, 1, 6, 20, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[place] = changed[place]! ^ 1;
      expect(() => after.open(tenantId, PURPOSE, changed)).toThrow();
    }
  });

  it('hashes stay under their own key, so that equal values are found before and after', () => {
    expect(after.mac(tenantId, PURPOSE, '13800000000')).toEqual(before.mac(tenantId, PURPOSE, '13800000000'));
  });

  it('a configuration with earlier keys and no key of the hashes does not start', () => {
    const given = { DATA_KEY: second, AUDIT_KEY: key(), DATA_KEYS_BEFORE: first };
    expect(() => loadSettings(KeySettings, given)).toThrow('DATA_HASH_KEY');
    expect(() => loadSettings(KeySettings, { ...given, DATA_HASH_KEY: first })).not.toThrow();
    expect(() => loadSettings(KeySettings, { ...given, DATA_KEYS_BEFORE: `${first};${second}` })).toThrow('commas');
    expect(() => loadSettings(KeySettings, { DATA_KEY: second, AUDIT_KEY: key() })).not.toThrow();
  });
});
