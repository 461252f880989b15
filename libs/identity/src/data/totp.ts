import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as the usual apps read it: SHA-1, six digits, 30 seconds. */
const PERIOD_SECONDS = 30;
const SECRET_BYTES = 20;
/** Phones' clocks differ: one step before and after is taken too. */
const WINDOW = 1;

const totpOf = (secret: string, label = ''): TOTP =>
  new TOTP({ issuer: '暖家', label, secret: Secret.fromBase32(secret), digits: 6, period: PERIOD_SECONDS });

/** A new secret in base32, as it is typed into an app by hand. */
export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** What the QR code says. `label` names the account in the app. */
export const totpAddress = (secret: string, label: string): string => totpOf(secret, label).toString();

/** The time step that the code belongs to, or null when it fits none near `now`. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window: WINDOW });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta;
}

export const codeAt = (secret: string, now: Date): string => totpOf(secret).generate({ timestamp: now.getTime() });
