import { Settings } from '@app/persistence';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, Matches } from 'class-validator';

const YES = Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value));

/**
 * What the installation says of signing in with an account elsewhere; the providers themselves are kept by federation.
 * Nothing is needed: without an address of its own the pages do not offer it.
 */
export class SingleSignOnSettings {
  static readonly variables = {
    publicUrl: 'PUBLIC_URL',
    allowHttp: 'SSO_ALLOW_HTTP',
  };

  /** Where people open the system: the provider sends them back there. */
  @IsOptional()
  @Matches(/^https?:\/\/[^/\s]+$/, { message: 'must be an address without a path, such as https://gh.example.org' })
  publicUrl?: string;

  /** For providers in the same house on plain http. */
  @YES
  @IsBoolean({ message: 'must be true or false' })
  allowHttp = false;

  /** To be registered at the provider; null: the installation has no address yet. */
  get callback(): string | null {
    return this.publicUrl === undefined ? null : `${this.publicUrl}/api/public/single-sign-on/callback`;
  }
}

Settings(SingleSignOnSettings);
