import {
  ChoiceField,
  ChoicesField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  PartsField,
  TextField,
  TextsField,
} from '@app/http';
import type { CivilDate, MemberId } from '@app/kernel';
import type { PersonalSection } from '../../app/personal-file-source';
import type { ShownRequest } from '../../app/personal-request.service';
import {
  openRequestActions,
  PERSONAL_REQUEST_KIND_NAMES,
  PERSONAL_REQUEST_KINDS,
  PERSONAL_REQUEST_LIFECYCLE,
  PERSONAL_REQUEST_STATUS_NAMES,
  PERSONAL_REQUEST_STATUSES,
  type PersonalRequestAction,
  type PersonalRequestId,
  type PersonalRequestKind,
  type PersonalRequestStatus,
} from '../../domain/personal-request';

const ACTIONS = Object.keys(PERSONAL_REQUEST_LIFECYCLE) as PersonalRequestAction[];

/** What somebody asked, and how it stands. */
export class OwnPersonalRequestView {
  @IdField('编号') id: PersonalRequestId;
  @CountField('版本', { max: 1_000_000 }) version: number;
  @ChoiceField('申请什么', PERSONAL_REQUEST_KINDS) kind: PersonalRequestKind;
  @TextField('申请什么', { max: 20 }) kindName: string;
  @ChoiceField('状态', PERSONAL_REQUEST_STATUSES) status: PersonalRequestStatus;
  @TextField('状态', { max: 20 }) statusName: string;
  @TextField('说明', { max: 500, nullable: true }) words: string | null;
  @TextField('答复', { max: 500, nullable: true }) answer: string | null;
  @InstantField('申请时间') askedAt: Date;
  @DateField('最迟答复') dueOn: CivilDate;
  @FlagField('过期') late: boolean;
  @InstantField('答复时间', { nullable: true }) answeredAt: Date | null;
  @InstantField('副本可看到', { nullable: true }) copyUntil: Date | null;
  @ChoicesField('可以做的', ACTIONS) openActions: PersonalRequestAction[];

  static of(row: ShownRequest): OwnPersonalRequestView {
    const own = openRequestActions(row.status).filter((action) => action === 'withdraw');
    return Object.assign(new OwnPersonalRequestView(), factsOf(row), { openActions: own });
  }
}

export class OwnPersonalRequestsView {
  @PartsField('申请', () => OwnPersonalRequestView, { max: 100 }) items: OwnPersonalRequestView[];
}

/** The same for who answers. */
export class PersonalRequestView extends OwnPersonalRequestView {
  @IdField('会员') memberId: MemberId;
  @TextField('会员姓名', { max: 60 }) memberName: string;
  @TextField('所属工会', { max: 100 }) unionName: string;
  @TextField('答复人', { max: 60, nullable: true }) answeredByName: string | null;

  static override of(row: ShownRequest): PersonalRequestView {
    const { memberId, memberName, unionName, answeredByName } = row;
    const staff = openRequestActions(row.status).filter((action) => action !== 'withdraw');
    return Object.assign(new PersonalRequestView(), factsOf(row), {
      ...{ memberId, memberName, unionName, answeredByName, openActions: staff },
    });
  }
}

export class PersonalRequestDetailView extends PersonalRequestView {
  /** Why a deletion cannot be granted now. */
  @TextsField('要保存的原因', { max: 200, maxItems: 20 }) keepingGrounds: string[];

  static with({ request, grounds }: { request: ShownRequest; grounds: string[] }): PersonalRequestDetailView {
    return Object.assign(new PersonalRequestDetailView(), PersonalRequestView.of(request), { keepingGrounds: grounds });
  }
}

const factsOf = (row: ShownRequest) => {
  const { id, version, kind, status, words, answer, askedAt, dueOn, late, answeredAt, copyUntil } = row;
  return {
    ...{ id, version, kind, status, words, answer, askedAt, dueOn, late, answeredAt, copyUntil },
    kindName: PERSONAL_REQUEST_KIND_NAMES[kind],
    statusName: PERSONAL_REQUEST_STATUS_NAMES[status],
  };
};

export class PersonalFactView {
  @TextField('项目', { max: 60 }) label: string;
  @TextField('内容', { max: 4000, nullable: true }) value: string | null;
}

export class PersonalRecordView {
  @PartsField('内容', () => PersonalFactView, { max: 60 }) facts: PersonalFactView[];
}

export class PersonalSectionView {
  @TextField('标题', { max: 60 }) title: string;
  @PartsField('记录', () => PersonalRecordView, { max: 10_000 }) records: PersonalRecordView[];
}

/** Everything that is held about the member who asks. */
export class PersonalCopyView {
  @PartsField('部分', () => PersonalSectionView, { max: 60 }) sections: PersonalSectionView[];

  static of(sections: readonly PersonalSection[]): PersonalCopyView {
    return Object.assign(new PersonalCopyView(), {
      sections: sections.map(({ title, records }) => ({
        title,
        records: records.map((facts) => ({ facts: facts.map(([label, value]) => ({ label, value })) })),
      })),
    });
  }
}
