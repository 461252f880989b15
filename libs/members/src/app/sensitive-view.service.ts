import type { Actor, MemberId } from '@app/kernel';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { memberInScope } from '../data/member.queries';
import { type ViewRow, viewsOfMember, type ViewsPage } from '../data/member-pages.queries';
import { refuse } from '../domain/members.problems';
import { MemberCipher } from './member-cipher';
import { SensitiveViewRecorder } from './sensitive-view-recorder';

export const SENSITIVE_FIELDS = ['idNumber', 'phone', 'bankCard'] as const;
export type SensitiveField = (typeof SENSITIVE_FIELDS)[number];
/** What a person reads; other libs may record fields of their own under Chinese names. */
export const SENSITIVE_FIELD_NAMES: Readonly<Record<string, string>> = {
  idNumber: '证件号码',
  phone: '手机号',
  bankCard: '银行卡号',
};
export type SensitiveValues = Partial<Record<SensitiveField, string | null>>;

/** Full values for those who may see them and say why; and who did. */
@Injectable()
export class SensitiveViewService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cipher: MemberCipher,
    private readonly recorder: SensitiveViewRecorder,
  ) {}

  view(actor: Actor, id: MemberId, fields: readonly SensitiveField[], reason: string): Promise<SensitiveValues> {
    return this.uow.run(actor, async (tx) => {
      const found = await memberInScope(tx, actor, 'member:read-sensitive', id);
      if (!found) return refuse('member.not-found');
      const wanted = SENSITIVE_FIELDS.filter((field) => fields.includes(field));
      if (wanted.length === 0) return refuse('member.invalid', '请选择要看的内容。');
      await this.recorder.record(tx, found.member, wanted, reason);
      const { identityDocument, phone, bankCard } = this.cipher.open(found.member);
      const values = { idNumber: identityDocument?.number ?? null, phone: phone?.number ?? null, bankCard };
      return Object.fromEntries(wanted.map((field) => [field, values[field]]));
    });
  }

  /** Who looked, the latest first. */
  views(actor: Actor, id: MemberId, page: ViewsPage): Promise<ViewRow[]> {
    return this.uow.read(actor, async (tx) => {
      return (await viewsOfMember(tx, 'member:read', id, page)) ?? refuse('member.not-found');
    });
  }

  /** Who looked at the signed-in member's own particulars. */
  viewsOfMine(actor: Actor, page: ViewsPage): Promise<ViewRow[]> {
    const memberId = actor.memberId ?? refuse('member.not-found');
    return this.uow.read(actor, async (tx) => (await viewsOfMember(tx, null, memberId, page)) ?? []);
  }
}
