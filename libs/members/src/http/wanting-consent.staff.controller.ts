import {
  AnswersSheet,
  ChoiceField,
  CurrentActor,
  decodeCursor,
  encodeCursor,
  filterWords,
  IdField,
  PageOf,
  PageQuery,
  Requires,
  type Sheet,
  type SheetColumn,
} from '@app/http';
import { type Actor, isUuid, type MemberId, type UnionId } from '@app/kernel';
import { UnionReading } from '@app/organizations';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { WantingConsents } from '../app/wanting-consents';
import { SENSITIVE_KIND_NAMES, SENSITIVE_KINDS, type SensitiveKind } from '../domain/sensitive-kind';
import { type WantingConsentView, WantingMemberView } from './views/wanting-consent.view';

class WantingConsentQuery extends PageQuery {
  @IdField('工会', { optional: true, description: '含下级工会' }) unionId?: UnionId;
  @ChoiceField('同意什么', SENSITIVE_KINDS, { optional: true, description: '健康的只列出您的岗位可以看的人' })
  kind?: SensitiveKind;
}

const COLUMNS: readonly SheetColumn<WantingMemberView>[] = [
  { title: '姓名', value: ({ name }) => name },
  { title: '工会', width: 28, value: ({ unionName }) => unionName },
  { title: '工会小组', value: ({ groupName }) => groupName },
  {
    title: '还差谁的、什么同意',
    width: 60,
    value: ({ wanting, hidden }) =>
      [...wanting.map(wordsOf), ...(hidden > 0 ? [`健康信息 ${hidden} 条，您的岗位不能查看`] : [])].join('；'),
  },
  {
    title: '哪些资料里有',
    width: 28,
    value: ({ wanting }) => [...new Set(wanting.flatMap(({ records }) => records.split('、')))].join('、'),
  },
];
const wordsOf = ({ name, kindName, age, byGuardian }: WantingConsentView): string =>
  byGuardian ? `${name}（${age === null ? '出生日期不知道' : `${age}岁`}），由监护人同意` : `${name}：${kindName}`;

/** 还差单独同意的人. A page may hold fewer than asked for and still have a next one. */
@ApiTags('members')
@Controller('staff/sensitive-consents/wanting')
export class WantingConsentStaffController {
  constructor(
    private readonly wanting: WantingConsents,
    private readonly unions: UnionReading,
  ) {}

  @Get()
  @Requires('member:manage')
  @ApiOkResponse({ type: PageOf(WantingMemberView) })
  async list(@CurrentActor() actor: Actor, @Query() { unionId, kind, limit, after }: WantingConsentQuery) {
    const at = decodeCursor(after, 1)?.[0] ?? null;
    const range = { after: isUuid(at) ? (at as MemberId) : null, limit };
    const { items, next } = await this.wanting.list(actor, { unionId, kind }, range);
    return { items: items.map((one) => WantingMemberView.of(one)), next: next && encodeCursor([next]) };
  }

  /** The same list in Excel. */
  @Get('sheet')
  @Requires('member:manage')
  @AnswersSheet()
  async sheet(@CurrentActor() actor: Actor, @Query() query: WantingConsentQuery): Promise<Sheet<WantingMemberView>> {
    return {
      ...{ title: '还差单独同意的人', list: 'wanting-consents', columns: COLUMNS },
      filters: filterWords(
        ['工会', await this.unions.filterName(actor, 'member:manage', query.unionId)],
        ['同意什么', query.kind && SENSITIVE_KIND_NAMES[query.kind]],
      ),
      page: (after, limit) => this.list(actor, { ...query, limit, ...(after && { after }) }),
    };
  }
}
