import { Injectable } from '@nestjs/common';
import argon2 from 'argon2';

// OWASP's second setting for argon2id: 19 MiB, two passes. Four at once (libuv's threads) take 76 MiB.
const COST = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

// Full-width and half-width letters are the same password, whichever the keyboard gave.
const plain = (password: string): string => password.normalize('NFKC');

@Injectable()
export class PasswordHasher {
  /** Hash of a password that nobody has, so that an unknown login costs as much as a known one. */
  private nobody: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return argon2.hash(plain(password), COST);
  }

  /** With `hash` null does the same work and answers false. */
  async verify(hash: string | null, password: string): Promise<boolean> {
    this.nobody ??= argon2.hash('nobody has this password', COST);
    const right = await argon2.verify(hash ?? (await this.nobody), plain(password));
    return hash !== null && right;
  }
}
