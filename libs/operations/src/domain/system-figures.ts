/** How the system stands now: what a page for administrators and the machine that watches both look at. */
export interface QueueFigures {
  readonly name: string;
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
  /** Of the job that has waited longest, in seconds; null when none waits. */
  readonly oldestSeconds: number | null;
}

export interface SystemFigures {
  /** Processes that run jobs. */
  readonly workers: number;
  readonly queues: readonly QueueFigures[];
  readonly pool: { readonly total: number; readonly idle: number; readonly waiting: number };
}

/** Of one federation. */
export interface FederationFigures {
  readonly dueReminders: number;
  /** Since when the oldest reminder has been due, in seconds; null when none is. */
  readonly oldestReminderSeconds: number | null;
  readonly pendingEvents: number;
  readonly oldestEventSeconds: number | null;
  /** Entries of the audit trail that have no place in a chain yet. */
  readonly unsealedEntries: number;
  readonly oldestUnsealedSeconds: number | null;
  /** Those that wait for a damaged chain; they are not among the unsealed. */
  readonly heldEntries: number;
  readonly oldestHeldSeconds: number | null;
  /** Chains of the audit trail in which the last check found a fault. */
  readonly damagedChains: number;
  readonly lastCheck: { readonly finishedAt: Date; readonly findings: number } | null;
}

export type TroubleCode =
  | 'no-worker'
  | 'reminders-late'
  | 'events-late'
  | 'audit-late'
  | 'audit-damaged'
  | 'jobs-failed'
  | 'jobs-late'
  | 'pool-short'
  | 'never-checked'
  | 'check-overdue'
  | 'check-found';

export interface Trouble {
  readonly code: TroubleCode;
  /** In plain words, for who is no computer person. */
  readonly sentence: string;
  readonly todo: string;
}

const REMINDER_LATE = 15 * 60;
const EVENT_LATE = 5 * 60;
const SEALING_LATE = 10 * 60;
const JOB_LATE = 15 * 60;
const CHECK_EVERY = 36 * 3_600;

const minutes = (seconds: number): string => `${Math.round(seconds / 60)} 分钟`;

/** What is wrong, worst first; empty when all is well. */
export function troublesIn(system: SystemFigures, own: FederationFigures, now: Date): Trouble[] {
  return [...ofChecks(own, now), ...ofDamage(own), ...ofWork(system, own), ...ofSealing(own)];
}

function ofChecks({ lastCheck }: FederationFigures, now: Date): Trouble[] {
  if (!lastCheck)
    return [{ code: 'never-checked', sentence: '还没有核对过账目和记录。', todo: '点“现在核对一遍”，几秒钟就好。' }];
  if (lastCheck.findings > 0)
    return [
      {
        code: 'check-found',
        sentence: `上次核对有 ${lastCheck.findings} 处对不上。`,
        todo: '看下面列出的记录，先不要付款，请会计和管理员一起查清。',
      },
    ];
  const hours = (now.getTime() - lastCheck.finishedAt.getTime()) / 3_600_000;
  if (hours * 3_600 <= CHECK_EVERY) return [];
  return [
    {
      code: 'check-overdue',
      sentence: `已经 ${Math.floor(hours)} 小时没有核对过。`,
      todo: '核对每天夜里自动做；没做说明后台程序停过。点“现在核对一遍”。',
    },
  ];
}

/** What waits for a damaged chain stays late until somebody has looked into it: that is said with the damage. */
function ofDamage({ damagedChains, heldEntries, oldestHeldSeconds }: FederationFigures): Trouble[] {
  if (damagedChains === 0) return [];
  const isLate = (oldestHeldSeconds ?? 0) > SEALING_LATE;
  const left = isLate ? `；这些工会新的 ${heldEntries} 条记录先存着，没有接着往下编` : '';
  return [
    {
      code: 'audit-damaged',
      sentence: `有 ${damagedChains} 个工会的操作记录和封存时不一样，可能有人绕过系统改了数据库${left}。`,
      todo: '新记录都在，没有丢。请马上另做一份备份留存，不要再动数据库，用以前的备份核对是什么时候、谁改的，并报告上级；查清以前这里会一直提醒。',
    },
  ];
}

/** Named after the worker that seals: when that is down, this is what comes of it. */
function ofSealing({ unsealedEntries, oldestUnsealedSeconds }: FederationFigures): Trouble[] {
  const late = oldestUnsealedSeconds ?? 0;
  if (late <= SEALING_LATE) return [];
  return [
    {
      code: 'audit-late',
      sentence: `有 ${unsealedEntries} 条操作记录还没有编进记录链，最久的等了 ${minutes(late)}。`,
      todo: '记录都在，没有丢；十分钟后还这样，请重新启动后台程序；重启后还这样，请点“现在核对一遍”看是不是记录被改过。',
    },
  ];
}

function ofWork(system: SystemFigures, own: FederationFigures): Trouble[] {
  const troubles: Trouble[] = [];
  const say = (isSo: boolean, code: TroubleCode, sentence: string, todo: string): void => {
    if (isSo) troubles.push({ code, sentence, todo });
  };
  const failed = system.queues.reduce((sum, queue) => sum + queue.failed, 0);
  const oldestJob = Math.max(0, ...system.queues.map(({ oldestSeconds }) => oldestSeconds ?? 0));
  const [reminder, event] = [own.oldestReminderSeconds ?? 0, own.oldestEventSeconds ?? 0];
  say(
    system.workers === 0,
    'no-worker',
    '后台程序没有运行，提醒和消息发不出去。',
    '请在服务器上重新启动系统（npm start，或 docker compose up -d）。',
  );
  say(
    reminder > REMINDER_LATE,
    'reminders-late',
    `有提醒过了时间还没发出，最久的晚了 ${minutes(reminder)}。`,
    '多半是后台程序忙或停了；十分钟后还这样，请重新启动。',
  );
  say(
    event > EVENT_LATE,
    'events-late',
    `有 ${own.pendingEvents} 件后续事项等着处理，最久的等了 ${minutes(event)}。`,
    '不会丢；十分钟后还这样，请重新启动后台程序。',
  );
  say(
    failed > 0,
    'jobs-failed',
    `有 ${failed} 个后台任务试了多次没有成功。`,
    '打开“任务队列”看原因，记下时间找技术支持。',
  );
  say(
    oldestJob > JOB_LATE,
    'jobs-late',
    `后台任务排起了队，最久的等了 ${minutes(oldestJob)}。`,
    '可以多开后台程序（docker compose up -d --scale worker=3）。',
  );
  say(
    system.pool.waiting > 0,
    'pool-short',
    `有 ${system.pool.waiting} 个请求在等数据库连接。`,
    '偶尔一次不要紧；常常这样，请调大 APP_DATABASE_POOL。',
  );
  return troubles;
}
