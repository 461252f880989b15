import { type AccountId, actingName, type CivilDate, type UnionId } from '@app/kernel';
import {
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  ObjectField,
  PageOf,
  PageQuery,
  PartsField,
  TextField,
} from '@app/http';
import { type AuditHeads, ON_BEHALF_OF } from '@app/persistence';
import type { AuditEntryRecord, Verification } from '../../app/audit-reading';

export class AuditQuery extends PageQuery {
  @IdField('记录', { optional: true }) subjectId?: string;
  @IdField('工会', { optional: true }) unionId?: UnionId;
  @IdField('操作人', { optional: true }) accountId?: AccountId;
  @TextField('操作', { max: 60, optional: true }) action?: string;
  @DateField('从', { optional: true }) from?: CivilDate;
  @DateField('到', { optional: true }) to?: CivilDate;
}

export class VerificationQuery {
  @IdField('工会', { optional: true }) unionId?: UnionId;
}

export class AuditEntryView {
  @IdField('编号') id: string;
  @InstantField('时间') occurredAt: Date;
  @IdField('操作人') accountId: AccountId;
  @TextField('操作人姓名，代人办理的写明代谁', { max: 110 }) accountName: string;
  @IdField('工会', { nullable: true }) unionId: UnionId | null;
  @TextField('工会名称', { max: 100, nullable: true }) unionName: string | null;
  @TextField('操作', { max: 60 }) action: string;
  @TextField('记录种类', { max: 40 }) subjectType: string;
  @IdField('记录') subjectId: string;
  @TextField('原因', { max: 1000, nullable: true }) reason: string | null;
  @ObjectField('变化，每项为 [原来，现在]') detail: Record<string, unknown>;

  static of(entry: AuditEntryRecord): AuditEntryView {
    const { id, occurredAt, accountId, unionId, unionName, action, subjectType, subjectId, reason, detail } = entry;
    return Object.assign(new AuditEntryView(), {
      id,
      occurredAt,
      accountId,
      unionId,
      unionName,
      action,
      subjectType,
      subjectId,
      reason,
      detail: Object.fromEntries(Object.entries(detail).filter(([field]) => field !== ON_BEHALF_OF)),
      accountName: actingName(entry.accountName ?? '系统', entry.actedFor),
    });
  }
}

export const AuditEntryPage = PageOf(AuditEntryView);

const FAULT_NAMES = {
  changed: '有一条记录被改过',
  missing: '中间少了记录',
  'tail-missing': '末尾少了记录',
  'head-changed': '末尾标记被改过',
  foreign: '有一条记录不是系统写的',
} as const;

export class ChainFindingView {
  @TextField('工会名称', { max: 100, nullable: true, description: '为空时是总账' }) unionName: string | null;
  @TextField('第几条', { max: 20 }) seq: string;
  @ChoiceField('问题', Object.keys(FAULT_NAMES)) fault: keyof typeof FAULT_NAMES;
  @TextField('问题说明', { max: 40 }) faultName: string;
}

export class VerificationView {
  @FlagField('完好') whole: boolean;
  @CountField('查了几条链', { max: 2_147_483_647 }) chains: number;
  @CountField('查了几条记录', { max: 2_147_483_647 }) entries: number;
  @PartsField('问题', () => ChainFindingView, { max: 100_000 }) findings: ChainFindingView[];

  static of({ chains, entries, findings }: Verification): VerificationView {
    const views = findings.map(({ unionName, seq, fault }) =>
      Object.assign(new ChainFindingView(), { unionName, seq, fault, faultName: FAULT_NAMES[fault] }),
    );
    const whole = findings.length === 0;
    return Object.assign(new VerificationView(), { whole, chains, entries, findings: views });
  }
}

export class AuditHeadView {
  @IdField('工会联合会') tenantId: string;
  @IdField('链') chainId: string;
  @TextField('第几条', { max: 20 }) seq: string;
  @TextField('校验值', { max: 64 }) hash: string;
  @TextField('封印', { max: 64 }) seal: string;
}

/** As it is signed: `npm run verify-audit -- EXPORT --heads FILE` takes it as it is. */
export class AuditHeadsView {
  @ChoiceField('种类', ['audit-heads']) kind: 'audit-heads';
  @TextField('取得时间', { max: 30 }) createdAt: string;
  @PartsField('链头', () => AuditHeadView, { max: 100_000 }) heads: AuditHeadView[];
  @TextField('公钥', { max: 50 }) publicKey: string;
  @TextField('签名', { max: 100 }) signature: string;

  static of({ kind, createdAt, heads, publicKey, signature }: AuditHeads): AuditHeadsView {
    const views = heads.map(({ tenantId, chainId, seq, hash, seal }) =>
      Object.assign(new AuditHeadView(), { tenantId, chainId, seq, hash, seal }),
    );
    return Object.assign(new AuditHeadsView(), { kind, createdAt, heads: views, publicKey, signature });
  }
}
