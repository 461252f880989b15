import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, Min, ValidateIf } from 'class-validator';
import { Settings } from './settings';

export class DatabaseSettings {
  static readonly variables = {
    url: 'APP_DATABASE_URL',
    poolSize: 'APP_DATABASE_POOL',
    pooler: 'APP_DATABASE_POOLER',
    directUrl: 'APP_DATABASE_DIRECT_URL',
    slowQueryMs: 'SLOW_QUERY_MS',
  };

  /** Connection of the application's role, which owns nothing and cannot bypass row-level security. */
  @Matches(/^postgres(ql)?:\/\//, { message: 'must be a postgres:// address' })
  url: string;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  poolSize = 12;

  /** `transaction`: a pooler such as PgBouncer in transaction mode stands between, so nothing may stay on a connection. */
  @IsIn(['none', 'transaction'], { message: 'must be none or transaction' })
  pooler: 'none' | 'transaction' = 'none';

  /** Past the pooler, for who waits to be told (LISTEN); without it the same address. */
  @IsOptional()
  @Matches(/^postgres(ql)?:\/\//, { message: 'must be a postgres:// address' })
  directUrl?: string;

  /** Statements that take longer are logged, without their values; 0: none. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(60_000)
  slowQueryMs = 0;
}
Settings(DatabaseSettings);

const KEY = '[A-Za-z0-9+/]{43}=';
const ONE_KEY = { message: 'must be 32 bytes in base64' };

export class KeySettings {
  static readonly variables = {
    dataKey: 'DATA_KEY',
    dataKeysBefore: 'DATA_KEYS_BEFORE',
    dataHashKey: 'DATA_HASH_KEY',
    auditKey: 'AUDIT_KEY',
  };

  /** Master key of personal data: 32 bytes in base64. What is sealed now is sealed with it. Lost means unreadable. */
  @IsString()
  @Matches(new RegExp(`^${KEY}$`), ONE_KEY)
  dataKey: string;

  /** Keys that were `dataKey` before, separated by commas: what is still sealed with them stays readable. */
  @IsOptional()
  @Matches(new RegExp(`^${KEY}(,${KEY})*$`), { message: 'must be keys of 32 bytes in base64, separated by commas' })
  dataKeysBefore?: string;

  /**
   * Key of the hashes by which equal values are found; `dataKey` without it. Hashes are compared across rows, so they
   * are not rotated: as soon as there is an earlier key this one must be named, and stays what it was.
   */
  @ValidateIf((keys: KeySettings) => keys.dataKeysBefore !== undefined || keys.dataHashKey !== undefined)
  @IsString({ message: 'is needed as soon as DATA_KEYS_BEFORE is set: the key that was DATA_KEY at first' })
  @Matches(new RegExp(`^${KEY}$`), ONE_KEY)
  dataHashKey?: string;

  /** Key of the audit chain: 32 bytes in base64. */
  @IsString()
  @Matches(new RegExp(`^${KEY}$`), ONE_KEY)
  auditKey: string;
}
Settings(KeySettings);

const PLAIN_PASSWORD = { message: 'must be 16 to 200 letters and digits' };

/** For the step that makes the roles and the schema; the processes that run afterwards know only their own address. */
export class ProvisioningSettings {
  static readonly variables = {
    ownerUrl: 'DATABASE_URL',
    appPassword: 'APP_DATABASE_PASSWORD',
    queuePassword: 'QUEUE_DATABASE_PASSWORD',
  };

  /** A superuser, or a role with CREATEROLE and BYPASSRLS; without it the embedded PostgreSQL is started. */
  @IsOptional()
  @Matches(/^postgres(ql)?:\/\//, { message: 'must be a postgres:// address' })
  ownerUrl?: string;

  /** Of the application's role; derived from the owner's without it. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{16,200}$/, PLAIN_PASSWORD)
  appPassword?: string;

  /** Of the queue's role; derived from the owner's without it. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{16,200}$/, PLAIN_PASSWORD)
  queuePassword?: string;
}
Settings(ProvisioningSettings);
