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

/** By class of work; the board shows these. A job names one of them. */
const QUEUES = [
  ...['events', 'reminders', 'messages', 'documents', 'funds'],
  ...['disbursements', 'hardship', 'visits', 'rounds', 'intake'],
];
const named = new Set<string>(QUEUES);

export const queueNames = (): string[] => [...named];

export function defineJob<Payload extends object>(definition: JobDefinition<Payload>): JobDefinition<Payload> {
  named.add(definition.queue);
  return { ...definition, options: { ...DEFAULTS, ...definition.options } };
}

/** Handles one kind of job. May run twice, late, or never: it looks at the row as it is now. */
export abstract class JobHandler<Payload extends object = object> {
  abstract readonly job: JobDefinition<Payload>;
  abstract run(payload: Payload): Promise<void>;
}

/** Every so many milliseconds, or a cron pattern in a zone. */
export type JobRhythm = { readonly every: number } | { readonly pattern: string; readonly tz: string };
export type JobSchedule = { readonly key: string } & JobRhythm;

/** Work that comes round again by one or several clocks: BullMQ's scheduler adds the job, one at a time per key. */
export abstract class ScheduledJob extends JobHandler {
  /** Asked every few seconds: what is added later is taken up. A key is the job's name and what follows it. */
  abstract schedules(): Promise<readonly JobSchedule[]>;
}

/** Work that comes round again by one clock. */
export abstract class RecurringJob extends ScheduledJob {
  abstract readonly schedule: JobRhythm;

  async schedules(): Promise<readonly JobSchedule[]> {
    return [{ key: this.job.name, ...this.schedule }];
  }
}
