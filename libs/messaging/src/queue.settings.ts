import { Settings } from '@app/persistence';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsString, Matches, ValidateIf } from 'class-validator';

const NODES = /^[\w.-]+:\d{1,5}(,[\w.-]+:\d{1,5})*$/;
const NODES_WANTED = { message: 'must be host:port, several with commas between' };

/** Where queues run: Redis alone, behind sentinels or as a cluster; without any of them on PostgreSQL. */
export class QueueSettings {
  static readonly variables = {
    redisUrl: 'REDIS_URL',
    sentinels: 'REDIS_SENTINELS',
    sentinelName: 'REDIS_SENTINEL_NAME',
    cluster: 'REDIS_CLUSTER',
    redisUser: 'REDIS_USER',
    redisPassword: 'REDIS_PASSWORD',
    redisTls: 'REDIS_TLS',
    databaseUrl: 'QUEUE_DATABASE_URL',
    prefix: 'QUEUE_PREFIX',
  };

  /** One Redis: redis://user:password@host:6379/0, rediss:// for TLS. */
  @IsOptional()
  @Matches(/^rediss?:\/\//, { message: 'must be a redis:// address' })
  redisUrl?: string;

  /** Sentinels that know which Redis is the master now. */
  @IsOptional()
  @Matches(NODES, NODES_WANTED)
  sentinels?: string;

  /** What they call it. */
  @ValidateIf(({ sentinels }: QueueSettings) => sentinels !== undefined)
  @Matches(/^[\w.-]{1,100}$/, { message: 'must be the name by which the sentinels know the master' })
  sentinelName?: string;

  /** Some nodes of a cluster; the others are found by asking them. */
  @IsOptional()
  @Matches(NODES, NODES_WANTED)
  cluster?: string;

  /** For sentinels and clusters; a single Redis has them in its address. */
  @IsOptional()
  @IsString()
  redisUser?: string;

  @IsOptional()
  @IsString()
  redisPassword?: string;

  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean({ message: 'must be true or false' })
  redisTls = false;

  /** Connection of the role that owns the queue's schema. */
  @IsOptional()
  @Matches(/^postgres(ql)?:\/\//, { message: 'must be a postgres:// address' })
  databaseUrl?: string;

  /** Begins every key in Redis; the word in braces keeps the queues of one system on one slot of a cluster. */
  @Matches(/^[\w:-]{0,20}\{[\w:-]{1,20}\}[\w:-]{0,20}$/, {
    message: 'must be a short word in braces, such as {nuanjia}',
  })
  prefix = '{nuanjia}';
}
Settings(QueueSettings);
