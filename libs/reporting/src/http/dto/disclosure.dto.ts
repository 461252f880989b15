import {
  ChoiceField,
  ChoicesField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  PageQuery,
  PartField,
  PartsField,
  TextField,
} from '@app/http';
import type { CivilDate, UnionId } from '@app/kernel';
import type { DisclosureDetail, OwnDisclosure } from '../../app/disclosure-reading.service';
import type { FullDisclosure, ListedDisclosure } from '../../data/disclosure.queries';
import {
  CORRECTION_REASON_NAMES,
  CORRECTION_REASONS,
  corrections,
  type CorrectionReason,
  DISCLOSURE_ACTION_NAMES,
  DISCLOSURE_KIND_NAMES,
  DISCLOSURE_KINDS,
  DISCLOSURE_LIFECYCLE,
  DISCLOSURE_STATUS_NAMES,
  DISCLOSURE_STATUSES,
  type DisclosureKind,
  type DisclosureStatus,
  RATING_WORD_NAMES,
  RATING_WORDS,
  type RatingTotals,
  type RatingWord,
  shownOf,
} from '../../domain/disclosure';
import { periodWords } from '../../domain/period';
import { RestatementView, ReturnFigureView } from './return.dto';

const ACTIONS = Object.keys(DISCLOSURE_LIFECYCLE);

export class DisclosuresQuery extends PageQuery {
  @IdField('工会', { optional: true }) unionId?: UnionId;
  @ChoiceField('状态', DISCLOSURE_STATUSES, { optional: true }) status?: DisclosureStatus;
  @ChoiceField('种类', DISCLOSURE_KINDS, { optional: true }) kind?: DisclosureKind;
}

export class DisclosureDto {
  @IdField('工会') unionId: UnionId;
  @ChoiceField('种类', DISCLOSURE_KINDS) kind: DisclosureKind;
  @DateField('这一期里的一天') day: CivilDate;
  @FlagField('用报表里定的数', { optional: true }) fromReturn?: boolean;
  @ChoiceField('更正的原因', CORRECTION_REASONS, { optional: true }) reason?: CorrectionReason;
}

export class DisclosureReasonDto {
  @ChoiceField('原因', CORRECTION_REASONS, { optional: true }) reason?: CorrectionReason;
}

export class DisclosureRatingDto {
  @CountField('几星', { min: 1, max: 5 }) stars: number;
  @ChoiceField('一句话', RATING_WORDS, { optional: true }) word?: RatingWord;
}

/** As members and staff read it alike. */
export class DisclosureRowView {
  @IdField('公开') id: string;
  @TextField('编号', { max: 60 }) number: string;
  @IdField('工会') unionId: string;
  @TextField('工会名称', { max: 100 }) unionName: string;
  @ChoiceField('种类', DISCLOSURE_KINDS) kind: string;
  @TextField('种类名称', { max: 10 }) kindName: string;
  @TextField('期间', { max: 60 }) period: string;
  @DateField('从哪天') fromOn: string;
  @DateField('到哪天') toOn: string;
  @ChoiceField('状态', DISCLOSURE_STATUSES) status: string;
  @TextField('状态名称', { max: 20 }) statusName: string;
  @InstantField('公布时间', { nullable: true }) publishedAt: string | null;
  @InstantField('撤下时间', { nullable: true }) withdrawnAt: string | null;
  @TextField('撤下的原因', { max: 40, nullable: true }) withdrawalReason: string | null;
  @TextField('更正哪一份', { max: 60, nullable: true }) replacesNumber: string | null;
  @TextField('更正的原因', { max: 40, nullable: true }) correctionReason: string | null;
  @IdField('更正后的公开', { nullable: true }) replacedById: string | null;

  static of(row: ListedDisclosure): DisclosureRowView {
    const { id, number, unionId, unionName, kind, fromOn, toOn, status, replacesNumber, replacedById } = row;
    return Object.assign(new DisclosureRowView(), {
      ...{ id, number, unionId, unionName, kind, fromOn, toOn, status, replacesNumber, replacedById },
      ...{ kindName: DISCLOSURE_KIND_NAMES[kind], period: periodWords({ kind, from: fromOn, to: toOn }) },
      ...{ statusName: DISCLOSURE_STATUS_NAMES[status], publishedAt: row.publishedAt?.toISOString() ?? null },
      ...{ withdrawnAt: row.withdrawnAt?.toISOString() ?? null },
      withdrawalReason: row.withdrawalReason && CORRECTION_REASON_NAMES[row.withdrawalReason],
      correctionReason: row.correctionReason && CORRECTION_REASON_NAMES[row.correctionReason],
    });
  }
}

const figuresIn = ({ figures }: FullDisclosure): ReturnFigureView[] =>
  figures.flatMap((figure) => ReturnFigureView.of(shownOf(figure)));
const changesIn = ({ figures, replacedFigures }: FullDisclosure): RestatementView[] =>
  replacedFigures ? corrections(replacedFigures, figures).flatMap((each) => RestatementView.of(each)) : [];

export class DisclosureFactView {
  @TextField('做了什么', { max: 20 }) actionName: string;
  @InstantField('时间') at: string;
  @TextField('谁', { max: 60 }) byName: string;
  @TextField('原因', { max: 40, nullable: true }) reason: string | null;
}

export class RatingCountView {
  @TextField('评价', { max: 20 }) name: string;
  @CountField('几人', { max: 10_000_000 }) count: number;
}

export class RatingTotalsView {
  @CountField('几人评过', { max: 10_000_000, nullable: true, description: 'null 是人数还不够，不显示' })
  total: number | null;
  @CountField('至少几人评过才显示', { max: 100 }) fewest: number;
  @PartsField('星级', () => RatingCountView, { max: 5 }) stars: RatingCountView[];
  @PartsField('一句话', () => RatingCountView, { max: 10 }) words: RatingCountView[];

  static of({ total, fewest, stars, words }: RatingTotals): RatingTotalsView {
    return Object.assign(new RatingTotalsView(), {
      ...{ total, fewest },
      stars: stars.map(({ stars: given, count }) => ({ name: `${given} 星`, count })),
      words: words.map(({ word, count }) => ({ name: RATING_WORD_NAMES[word], count })),
    });
  }
}

export class DisclosureView extends DisclosureRowView {
  @CountField('版本', { max: 2_147_483_647 }) version: number;
  @InstantField('定数时间') frozenAt: string;
  @TextField('谁拟的稿', { max: 60 }) draftedByName: string;
  @IdField('数字来自的报表', { nullable: true }) sourceReturnId: string | null;
  @TextField('数字来自的报表编号', { max: 60, nullable: true }) sourceReturnNumber: string | null;
  @IdField('更正的公开', { nullable: true }) replacesId: string | null;
  @PartsField('公开的数', () => ReturnFigureView, { max: 5_000 }) figures: ReturnFigureView[];
  @PartsField('更正的数', () => RestatementView, { max: 5_000 }) corrected: RestatementView[];
  @PartsField('经过', () => DisclosureFactView, { max: 500 }) facts: DisclosureFactView[];
  @PartField('会员的评议', () => RatingTotalsView) ratings: RatingTotalsView;
  @ChoicesField('现在能办的', ACTIONS) openActions: string[];

  static whole({ disclosure, facts, openActions, ratings }: DisclosureDetail): DisclosureView {
    const { version, frozenAt, draftedByName, sourceReturnId, sourceReturnNumber, replacesId } = disclosure;
    return Object.assign(new DisclosureView(), DisclosureRowView.of(disclosure), {
      ...{ version, frozenAt: frozenAt.toISOString(), draftedByName, sourceReturnId, sourceReturnNumber, replacesId },
      ...{ figures: figuresIn(disclosure), corrected: changesIn(disclosure), openActions },
      facts: facts.map(({ action, at, byName, reason }) => ({
        ...{ actionName: DISCLOSURE_ACTION_NAMES[action], at: at.toISOString(), byName },
        reason: reason && CORRECTION_REASON_NAMES[reason],
      })),
      ratings: RatingTotalsView.of(ratings),
    });
  }
}

/** What a member reads: the figures of a standing notice; of a withdrawn one only that and why. */
export class OwnDisclosureView extends DisclosureRowView {
  @PartsField('公开的数', () => ReturnFigureView, { max: 5_000 }) figures: ReturnFigureView[];
  @PartsField('更正的数', () => RestatementView, { max: 5_000 }) corrected: RestatementView[];
  @CountField('我评了几星', { max: 5, nullable: true }) stars: number | null;
  @FlagField('可以评') mayRate: boolean;

  static whole({ disclosure, stars }: OwnDisclosure): OwnDisclosureView {
    const stands = disclosure.status === 'published';
    return Object.assign(new OwnDisclosureView(), DisclosureRowView.of(disclosure), {
      ...{ stars, mayRate: stands && stars === null },
      ...{ figures: stands ? figuresIn(disclosure) : [], corrected: stands ? changesIn(disclosure) : [] },
    });
  }
}

export class DisclosureSavedView {
  @IdField('公开') id: string;
}
