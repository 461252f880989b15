import { Settings } from '@app/persistence';
import { IsOptional, Matches } from 'class-validator';

export class QueueSettings {
  static readonly variables = { redisUrl: 'REDIS_URL', databaseUrl: 'QUEUE_DATABASE_URL', prefix: 'QUEUE_PREFIX' };

  /** With it the queues run on Redis, without it on PostgreSQL. */
  @IsOptional()
  @Matches(/^rediss?:\/\//, { message: 'must be a redis:// address' })
  redisUrl?: string;

  /** Connection of the role that owns the queue's schema. */
  @IsOptional()
  @Matches(/^postgres(ql)?:\/\//, { message: 'must be a postgres:// address' })
  databaseUrl?: string;

  /** Begins every key in Redis; in braces it keeps the queues of one system on one slot of a cluster. */
  @Matches(/^[\w{}:-]{1,40}$/, { message: 'must be a short word' })
  prefix = '{nuanjia}';
}
Settings(QueueSettings);
