/** Written in the same transaction as the change it announces; relayed by the worker. */
export interface OutboxMessage {
  readonly tenantId: string;
  /** Also the job's id, so a second relay of the same row is a no-op. */
  readonly id: string;
  readonly occurredAt: Date;
  readonly type: string;
  readonly payload: Record<string, unknown>;
}
