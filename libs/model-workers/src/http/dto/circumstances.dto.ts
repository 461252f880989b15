import {
  AmountField,
  ChoiceField,
  ChoicesField,
  CountField,
  DateField,
  FlagField,
  IdField,
  IdsField,
  PartsField,
  TextField,
} from '@app/http';
import { type DocumentId, formatFen, type FundAccountId, parseFen } from '@app/kernel';
import type { FundChoice } from '@app/funds';
import type { AskedAid, CalculatedAid, WantedAid } from '../../app/special-aid.service';
import type { Answers } from '../../app/survey.service';
import type { Circumstances, FilePage } from '../../app/model-worker-reading';
import type { SpecialAid } from '../../data/special-aid.entity';
import type { Survey } from '../../data/survey.entity';
import {
  HARDSHIP_CAUSES,
  type HardshipCause,
  HONOUR_LEVELS,
  LIVELIHOODS,
  type Livelihood,
} from '../../domain/model-worker';
import { FILE_STATUSES } from '../../domain/file.lifecycle';
import { AID_KINDS, type AidKind } from '../../domain/special-aid';
import { AidStandingView, HonourView, honoursOf, SurveyStandingView } from './file.dto';
import { ModelWorkerPaperView } from './paper.dto';

const none = { nullable: true } as const;

export class SurveyAnswersDto {
  @ChoiceField('现在的情况', LIVELIHOODS) livelihood: Livelihood;
  @AmountField('本人月收入') monthlyIncome: string;
  @CountField('家里几口人', { min: 1, max: 30 }) persons: number;
  @ChoicesField('困难原因', HARDSHIP_CAUSES) causes: HardshipCause[];
  @TextField('需要什么帮助', { max: 500, optional: true, ...none }) needs?: string | null;

  static answersOf({ livelihood, monthlyIncome, persons, causes, needs }: SurveyAnswersDto): Answers {
    return { livelihood, monthlyIncome: parseFen(monthlyIncome), persons, causes, needs: needs ?? null };
  }
}

export class SurveyReasonDto {
  @TextField('原因', { max: 200 }) reason: string;
}

export class LookQuery {
  @TextField('为什么看', { max: 100, optional: true }) reason = '办理劳模事项';
}

/** With what is private: income, causes, needs. */
export class ModelWorkerSurveyView extends SurveyStandingView {
  @ChoiceField('现在的情况', LIVELIHOODS, none) livelihood: string | null;
  @AmountField('本人月收入', none) monthlyIncome: string | null;
  @CountField('家里几口人', { max: 30, ...none }) persons: number | null;
  @ChoicesField('困难原因', HARDSHIP_CAUSES) causes: string[];
  @TextField('需要什么帮助', { max: 500, ...none }) needs: string | null;

  static ofSurvey(survey: Survey, canMove = true): ModelWorkerSurveyView {
    const { livelihood, monthlyIncome, persons, causes, needs } = survey;
    return Object.assign(new ModelWorkerSurveyView(), SurveyStandingView.of(survey, canMove), {
      ...{ livelihood, persons, causes: [...causes], needs },
      monthlyIncome: monthlyIncome === null ? null : formatFen(monthlyIncome),
    });
  }
}

export class AidLineView {
  @TextField('项目', { max: 60 }) label: string;
  @TextField('算式', { max: 100 }) working: string;
  @TextField('结果', { max: 100 }) result: string;
}

const linesOf = (lines: readonly AidLineView[]): AidLineView[] =>
  lines.map(({ label, working, result }) => Object.assign(new AidLineView(), { label, working, result }));

export class ModelWorkerAidView extends AidStandingView {
  @TextField('依据', { max: 300 }) basis: string;
  @TextField('申请人', { max: 60 }) requestedByName: string;
  @PartsField('计算', () => AidLineView, { max: 20 }) lines: AidLineView[];

  static ofAid(aid: SpecialAid): ModelWorkerAidView {
    const { basis, requestedByName, lines } = aid;
    return Object.assign(new ModelWorkerAidView(), AidStandingView.of(aid), {
      basis,
      requestedByName,
      lines: linesOf(lines),
    });
  }
}

export class CircumstancesView {
  @PartsField('年度调查', () => ModelWorkerSurveyView, { max: 100 }) surveys: ModelWorkerSurveyView[];
  @PartsField('帮扶', () => ModelWorkerAidView, { max: 1000 }) aids: ModelWorkerAidView[];

  static of({ surveys, aids }: Circumstances): CircumstancesView {
    return Object.assign(new CircumstancesView(), {
      surveys: surveys.map((survey) => ModelWorkerSurveyView.ofSurvey(survey)),
      aids: aids.map(ModelWorkerAidView.ofAid),
    });
  }
}

export class WantedAidDto {
  @ChoiceField('种类', AID_KINDS) kind: AidKind;
  @CountField('几个月', { min: 1, max: 12, optional: true }) months?: number;
  @AmountField('自己负担的费用', { optional: true, ...none }) burden?: string | null;

  static wantedOf({ kind, months, burden }: WantedAidDto): WantedAid {
    return { kind, months: months ?? 12, burden: parseFen(burden ?? '0.00') };
  }
}

export class AskAidDto extends WantedAidDto {
  @AmountField('金额', { description: '刚才算出来的' }) amount: string;
  @IdField('从哪个经费账户出') fundAccountId: FundAccountId;
  @IdsField('材料', { max: 20 }) documentIds: DocumentId[];
  @TextField('没有材料的原因', { max: 200, optional: true, ...none }) reason?: string | null;

  static askedOf(dto: AskAidDto): AskedAid {
    const { amount, fundAccountId, documentIds, reason } = dto;
    return {
      ...WantedAidDto.wantedOf(dto),
      amount: parseFen(amount),
      fundAccountId,
      documentIds,
      reason: reason ?? '',
    };
  }
}

export class AidCalculationView {
  @AmountField('金额') amount: string;
  @TextField('依据', { max: 300 }) basis: string;
  @DateField('标准从哪天起') validFrom: string;
  @PartsField('计算', () => AidLineView, { max: 20 }) lines: AidLineView[];

  static of({ amount, lines, rule: { basis, validFrom } }: CalculatedAid): AidCalculationView {
    return Object.assign(new AidCalculationView(), {
      ...{ amount: formatFen(amount), basis, validFrom, lines: linesOf(lines) },
    });
  }
}

export class AidFundView {
  @IdField('经费账户') id: string;
  @TextField('名称', { max: 60 }) name: string;
  @AmountField('可用') available: string;
  @TextField('不能用的原因', { max: 200, ...none }) obstacle: string | null;

  static of({ fund, eligibility }: FundChoice): AidFundView {
    const obstacle = eligibility.eligible ? null : eligibility.sentence;
    return Object.assign(new AidFundView(), {
      ...{ id: fund.id, name: fund.name, available: formatFen(fund.available), obstacle },
    });
  }
}

export class AidFundsView {
  @PartsField('经费账户', () => AidFundView, { max: 1000 }) funds: AidFundView[];

  static of(choices: readonly FundChoice[]): AidFundsView {
    return Object.assign(new AidFundsView(), { funds: choices.map(AidFundView.of) });
  }
}

/** The member's own file, all of it. */
export class OwnModelWorkerFileView {
  @ChoiceField('级别', HONOUR_LEVELS) level: string;
  @PartsField('荣誉', () => HonourView, { max: 10 }) honours: HonourView[];
  @ChoiceField('状态', FILE_STATUSES) status: string;
  @TextField('工会名称', { max: 60 }) unionName: string;
  @FlagField('暂停帮扶') isBarred: boolean;
  @PartsField('年度调查', () => ModelWorkerSurveyView, { max: 100 }) surveys: ModelWorkerSurveyView[];
  @PartsField('帮扶', () => ModelWorkerAidView, { max: 1000 }) aids: ModelWorkerAidView[];
  @PartsField('材料', () => ModelWorkerPaperView, { max: 5000 }) papers: ModelWorkerPaperView[];
}

export class OwnModelWorkerFileAnswer {
  @PartsField('劳模档案', () => OwnModelWorkerFileView, { max: 1, description: '没有档案时为空' })
  files: OwnModelWorkerFileView[];

  static of(page: FilePage | null): OwnModelWorkerFileAnswer {
    return Object.assign(new OwnModelWorkerFileAnswer(), { files: page === null ? [] : [ownOf(page)] });
  }
}

function ownOf({ file, member, surveys, aids, papers }: FilePage): OwnModelWorkerFileView {
  const { level, status, barredReason } = file;
  const isAsked = status === 'active' || status === 'abroad' || status === 'lost';
  return Object.assign(new OwnModelWorkerFileView(), {
    ...{ level, status, unionName: member.unionName, isBarred: barredReason !== null, honours: honoursOf(file) },
    surveys: surveys.map((survey) => ModelWorkerSurveyView.ofSurvey(survey, isAsked)),
    aids: aids.map(ModelWorkerAidView.ofAid),
    papers: papers.map(ModelWorkerPaperView.of),
  });
}
