import { Injectable } from '@nestjs/common';
import { checkPassword } from '../domain/credentials';
import { AttemptCounter, NOBODY } from './attempt-counter';
import { PasswordHasher } from './password-hasher';

/** Counts attempts and makes the password's hash: what both ways of binding need. */
@Injectable()
export class BindingCredentials {
  constructor(
    private readonly attempts: AttemptCounter,
    private readonly hasher: PasswordHasher,
  ) {}

  async takeAddress(address: string): Promise<void> {
    await this.attempts.take({ tenantId: NOBODY, kind: 'binding', subject: address });
  }

  async takeIdentity(idNumber: string): Promise<void> {
    await this.attempts.take({ tenantId: NOBODY, kind: 'identity', subject: idNumber });
  }

  hash(password: string, login: string | null): Promise<string> {
    checkPassword(password, login);
    return this.hasher.hash(password);
  }
}
