import type { JobsOptions } from 'bullmq';

/** A kind of job. The payload carries ids only: the handler reads the truth from the database. */
export interface JobDefinition<Payload extends object> {
  readonly queue: string;
  readonly name: string;
  readonly options?: JobsOptions;
  /** Only for the compiler. */
  readonly payload?: Payload;
}

const DEFAULTS: JobsOptions = {
  attempts: 8,
  backoff: { type: 'exponential', delay: 1_000 },
  removeOnComplete: true,
  removeOnFail: { count: 1_000 },
};

export const defineJob = <Payload extends object>(definition: JobDefinition<Payload>): JobDefinition<Payload> => ({
  ...definition,
  options: { ...DEFAULTS, ...definition.options },
});

/** Handles one kind of job. May run twice, late, or never: it looks at the row as it is now. */
export abstract class JobHandler<Payload extends object = object> {
  abstract readonly job: JobDefinition<Payload>;
  abstract run(payload: Payload): Promise<void>;
}

/** Work that comes round again: BullMQ's scheduler adds the job, one at a time. */
export abstract class RecurringJob extends JobHandler {
  /** Every so many milliseconds, or a cron pattern in a zone. */
  abstract readonly schedule: { readonly every: number } | { readonly pattern: string; readonly tz: string };
}
