/** What the page of payments can show: my queues by permission, then everything. */
export interface QueueChoice {
  readonly name: 'pay' | 'reconcile' | 'submit' | 'answer' | 'all';
  readonly permission: string;
}

export const QUEUES: readonly QueueChoice[] = [
  { name: 'pay', permission: 'disbursement:pay' },
  { name: 'reconcile', permission: 'disbursement:reconcile' },
  { name: 'submit', permission: 'disbursement:request' },
  { name: 'answer', permission: 'disbursement:request' },
  { name: 'all', permission: 'disbursement:read' },
];

export type QueueName = QueueChoice['name'];

export const openQueues = (can: (permission: string) => boolean): readonly QueueName[] =>
  QUEUES.filter(({ permission }) => can(permission)).map(({ name }) => name);
