import { formatFen, type PersonId, type UnionId } from '@app/kernel';
import {
  AmountField,
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  PartField,
  PartsField,
  TextField,
  TextsField,
} from '@app/http';
import type { ApprovalHistory, SignerCandidate, WaitingRequest } from '../../app/approval.reading';
import type { ApprovalRecord } from '../../data/approval-record.entity';
import type { SignatureRow } from '../../data/signature.entity';
import { APPROVAL_STATUS_NAMES, APPROVAL_STATUSES, type ApprovalStatus } from '../../domain/approval-request';
import { APPROVAL_TIERS, type ApprovalTier, roleName, type RouteStep } from '../../domain/approval-route';
import { APPROVAL_ACTION_NAMES } from '../../domain/approval.lifecycle';

const PARTS = ['review', 'approve'] as const;
const VERSION = 2_147_483_647;

export class WaitingView {
  @IdField('编号') id: string;
  @TextField('事项类型', { max: 40 }) subjectType: string;
  @IdField('事项') subjectId: string;
  @TextField('单号', { max: 60 }) number: string;
  @TextField('事由', { max: 200 }) title: string;
  @AmountField('金额') amount: string;
  @TextsField('领取人', { max: 60, maxItems: 50 }) recipients: string[];
  @TextsField('领取人所在工会', { max: 100, maxItems: 50 }) recipientUnions: string[];
  @IdField('工会') unionId: UnionId;
  @ChoiceField('档次', APPROVAL_TIERS) tier: ApprovalTier;
  @TextField('为什么走这条线', { max: 1000 }) routeReason: string;
  @TextField('当前步骤', { max: 60 }) stepName: string;
  @ChoiceField('环节', PARTS) part: RouteStep['part'];
  @FlagField('集体决定') collective: boolean;
  @TextField('经办人', { max: 60 }) requesterName: string;
  @InstantField('等待开始') waitingSince: string;

  static of(row: WaitingRequest): WaitingView {
    const step = row.steps[row.currentStep]!;
    return Object.assign(new WaitingView(), {
      id: row.id,
      subjectType: row.subjectType,
      subjectId: row.subjectId,
      number: row.subjectNumber,
      title: row.subjectTitle,
      amount: formatFen(row.amount),
      unionId: row.unionId,
      tier: row.tier,
      recipients: [...row.recipientNames],
      recipientUnions: [...row.recipientUnionNames],
      routeReason: row.routeReason,
      stepName: step.name,
      part: step.part,
      collective: step.collective !== null,
      requesterName: row.requesterName,
      waitingSince: row.waitingSince.toISOString(),
    });
  }
}

export class WaitingCountView {
  @CountField('待我处理，100 表示 100 件以上', { max: 100 }) waiting: number;

  static of(waiting: number): WaitingCountView {
    return Object.assign(new WaitingCountView(), { waiting });
  }
}

export class VoteView {
  @TextField('纪要编号', { max: 60 }) minutesNumber: string;
  @DateField('会议日期') heldOn: string;
  @CountField('应到', { max: 10_000 }) members: number;
  @CountField('实到', { max: 10_000 }) present: number;
  @CountField('赞成', { max: 10_000 }) inFavour: number;
  @CountField('反对', { max: 10_000 }) against: number;
  @CountField('弃权', { max: 10_000 }) abstained: number;
}

/** One line of the approval sheet: who, as what, when, what he said. */
export class SignatureView {
  @TextField('步骤', { max: 60 }) stepName: string;
  @ChoiceField('环节', ['reviews', 'approves']) duty: string;
  @TextField('签字人', { max: 130, description: '代签的写作“李四 代 张三”' }) personName: string;
  @TextField('职责', { max: 40, nullable: true, description: '加签的没有职责' }) role: string | null;
  @FlagField('代签') onBehalf: boolean;
  @DateField('日期') signedOn: string;
  @InstantField('时间') signedAt: string;
  @TextField('意见', { max: 500 }) comment: string;
  @PartField('表决', () => VoteView, { nullable: true }) vote: VoteView | null;
  @FlagField('有效', { description: '改过金额或退回的签字作废' }) valid: boolean;
  @CountField('第几轮', { max: 1000 }) round: number;

  static of(row: SignatureRow): SignatureView {
    const { stepName, duty, personName, comment, valid, round } = row;
    return Object.assign(new SignatureView(), {
      stepName,
      duty,
      personName,
      comment,
      valid,
      round,
      signedOn: row.signedOn,
      role: row.role === null ? null : roleName(row.role),
      onBehalf: row.onBehalfOf !== null,
      signedAt: row.signedAt.toISOString(),
      vote: row.vote === null ? null : Object.assign(new VoteView(), row.vote),
    });
  }
}

export class ApprovalRecordView {
  @TextField('做了什么', { max: 20 }) action: string;
  @TextField('步骤', { max: 60 }) stepName: string;
  @TextField('谁', { max: 130 }) personName: string;
  @TextField('给谁', { max: 60, nullable: true }) toPersonName: string | null;
  @TextField('说明', { max: 500 }) comment: string;
  @AmountField('金额') amount: string;
  @InstantField('时间') doneAt: string;

  static of(row: ApprovalRecord): ApprovalRecordView {
    const { stepName, personName, toPersonName, comment } = row;
    return Object.assign(new ApprovalRecordView(), {
      stepName,
      personName,
      toPersonName,
      comment,
      amount: formatFen(row.amount),
      action: APPROVAL_ACTION_NAMES[row.action],
      doneAt: row.doneAt.toISOString(),
    });
  }
}

export class StepView {
  @TextField('步骤', { max: 60 }) name: string;
  @ChoiceField('环节', PARTS) part: RouteStep['part'];
  @TextsField('由谁签', { max: 40, maxItems: 20 }) roles: string[];
  @FlagField('集体决定') collective: boolean;
  @ChoiceField('进展', ['done', 'current', 'ahead']) progress: 'done' | 'current' | 'ahead';
}

export class ApprovalView {
  @IdField('编号') id: string;
  @CountField('版本', { max: VERSION }) version: number;
  @TextField('单号', { max: 60 }) number: string;
  @TextField('事由', { max: 200 }) title: string;
  @AmountField('金额') amount: string;
  @ChoiceField('状态', APPROVAL_STATUSES) status: ApprovalStatus;
  @TextField('状态名称', { max: 20 }) statusName: string;
  @ChoiceField('档次', APPROVAL_TIERS) tier: ApprovalTier;
  @TextField('为什么走这条线', { max: 1000 }) routeReason: string;
  @TextField('经办人', { max: 60 }) requesterName: string;
  @InstantField('提交时间') openedAt: string;
  @InstantField('办结时间', { nullable: true }) decidedAt: string | null;
  @PartsField('步骤', () => StepView, { max: 20 }) steps: StepView[];
  @TextsField('现在等谁', { max: 40, maxItems: 20 }) waitingFor: string[];
  @PartsField('签字', () => SignatureView, { max: 200 }) signatures: SignatureView[];
  @PartsField('经过', () => ApprovalRecordView, { max: 200 }) records: ApprovalRecordView[];

  static of({ request, signatures, records }: ApprovalHistory): ApprovalView {
    const { id, version, status, tier, routeReason, requesterName } = request;
    const progressOf = (i: number): StepView['progress'] => {
      if (status === 'approved' || i < request.currentStep) return 'done';
      return i === request.currentStep && status === 'open' ? 'current' : 'ahead';
    };
    return Object.assign(new ApprovalView(), {
      id,
      version,
      status,
      tier,
      routeReason,
      requesterName,
      number: request.subjectNumber,
      title: request.subjectTitle,
      amount: formatFen(request.amount),
      statusName: APPROVAL_STATUS_NAMES[status],
      openedAt: request.openedAt.toISOString(),
      decidedAt: request.decidedAt?.toISOString() ?? null,
      waitingFor: request.waitingRoles.map(roleName),
      steps: request.steps.map(({ name, part, roles, collective }, i) =>
        Object.assign(new StepView(), {
          name,
          part,
          roles: roles.map(roleName),
          collective: collective !== null,
          progress: progressOf(i),
        }),
      ),
      signatures: signatures.map((each) => SignatureView.of(each)),
      records: records.map((each) => ApprovalRecordView.of(each)),
    });
  }
}

export class ApprovalsView {
  @PartsField('审批', () => ApprovalView, { max: 100 }) items: ApprovalView[];

  static of(found: readonly ApprovalHistory[]): ApprovalsView {
    return Object.assign(new ApprovalsView(), { items: found.map((each) => ApprovalView.of(each)) });
  }
}

export class CandidateView {
  @IdField('人') personId: PersonId;
  @TextField('姓名', { max: 60 }) name: string;
  @TextsField('职责', { max: 40, maxItems: 20 }) roles: string[];
}

export class CandidatesView {
  @PartsField('可选的同志', () => CandidateView, { max: 500 }) items: CandidateView[];

  static of(found: readonly SignerCandidate[]): CandidatesView {
    const items = found.map(({ personId, name, roles }) =>
      Object.assign(new CandidateView(), { personId, name, roles: roles.map(roleName) }),
    );
    return Object.assign(new CandidatesView(), { items });
  }
}
