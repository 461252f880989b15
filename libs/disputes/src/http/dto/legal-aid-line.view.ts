import { ChoiceField, CountField, DateField, IdField, type SheetColumn, TextField } from '@app/http';
import { type CivilDate, maskName } from '@app/kernel';

import type { NamedLegalAid } from '../../app/legal-aid-reading';
import { NEVER } from '../../data/dispute-list.query';
import type { LegalAidCounts } from '../../data/legal-aid-list.query';
import { clockName } from '../../domain/clock-rules';
import { DISPUTE_MATTER_LABELS, DISPUTE_MATTERS, type DisputeMatter } from '../../domain/dispute';
import { LEGAL_AID_OUTCOME_LABELS, LEGAL_AID_SERVICE_LABELS } from '../../domain/legal-aid';
import { LEGAL_AID_STATUS_LABELS, LEGAL_AID_STATUSES, type LegalAidStatus } from '../../domain/legal-aid.lifecycle';

const MANY = 10_000_000;

export class LegalAidLineView {
  @IdField('法律援助') id: string;
  @TextField('编号', { max: 60 }) number: string;
  @TextField('申请人', { max: 80 }) applicant: string;
  @TextField('对方单位', { max: 100 }) employer: string;
  @ChoiceField('类别', DISPUTE_MATTERS) matter: DisputeMatter;
  @TextField('类别名称', { max: 30 }) matterLabel: string;
  @TextField('帮助名称', { max: 30 }) serviceLabel: string;
  @ChoiceField('状态', LEGAL_AID_STATUSES) status: LegalAidStatus;
  @TextField('状态名称', { max: 30 }) statusLabel: string;
  @TextField('结果', { max: 30, nullable: true }) outcomeLabel: string | null;
  @DateField('收到日期') receivedOn: CivilDate;
  @TextField('承办人', { max: 60, nullable: true }) handlerName: string | null;
  @TextField('工会', { max: 100 }) unionName: string;
  @TextField('下一个期限', { max: 30, nullable: true }) nextClock: string | null;
  @DateField('期限日期', { nullable: true }) dueOn: CivilDate | null;

  static of(line: NamedLegalAid): LegalAidLineView {
    const { id, number, employer, matter, status, receivedOn, handlerName, unionName } = line;
    const { outcome, nextClock, dueOn, applicant, people } = line;
    return Object.assign(new LegalAidLineView(), {
      ...{ id, number, employer, matter, status, receivedOn, handlerName, unionName },
      applicant: people > 1 ? `${applicant}等 ${people} 人` : applicant,
      ...{ matterLabel: DISPUTE_MATTER_LABELS[matter], serviceLabel: LEGAL_AID_SERVICE_LABELS[line.service] },
      ...{ statusLabel: LEGAL_AID_STATUS_LABELS[status], outcomeLabel: outcome && LEGAL_AID_OUTCOME_LABELS[outcome] },
      nextClock: nextClock && clockName(nextClock),
      dueOn: dueOn === NEVER ? null : dueOn,
    });
  }
}

/** The same list in Excel; names are masked, since a sheet leaves the house. */
export const LEGAL_AID_COLUMNS: readonly SheetColumn<LegalAidLineView>[] = [
  { title: '编号', width: 26, value: ({ number }) => number },
  { title: '申请人', width: 14, value: ({ applicant }) => maskName(applicant.replace(/等 \d+ 人$/, '')) },
  { title: '对方单位', width: 28, value: ({ employer }) => employer },
  { title: '类别', width: 14, value: ({ matterLabel }) => matterLabel },
  { title: '帮助', width: 16, value: ({ serviceLabel }) => serviceLabel },
  { title: '收到日期', width: 12, value: ({ receivedOn }) => receivedOn },
  { title: '状态', width: 18, value: ({ statusLabel }) => statusLabel },
  { title: '结果', width: 18, value: ({ outcomeLabel }) => outcomeLabel },
  { title: '承办人', width: 12, value: ({ handlerName }) => handlerName },
  { title: '最先到期', width: 14, value: ({ nextClock }) => nextClock },
  { title: '到期日期', width: 12, value: ({ dueOn }) => dueOn },
];

export class LegalAidCountsView {
  @CountField('我办的', { max: MANY }) mine: number;
  @CountField('待审查', { max: MANY }) desk: number;
  @CountField('待指派', { max: MANY }) assigning: number;
  @CountField('办理中', { max: MANY }) handling: number;
  @CountField('异议中', { max: MANY }) objection: number;
  @CountField('已结束', { max: MANY }) ended: number;

  static of({ mine, desk, assigning, handling, objection, ended }: LegalAidCounts): LegalAidCountsView {
    return Object.assign(new LegalAidCountsView(), { mine, desk, assigning, handling, objection, ended });
  }
}
