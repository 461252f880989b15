import type { MemberId } from '@app/kernel';
import { PersonalErasure, type ReadTx, type Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Member } from '../data/member.entity';
import { viewsOfMember } from '../data/member-pages.queries';
import { RELATION_LABELS, type Relation } from '../domain/household';
import { MEMBER_CATEGORY_LABELS, MEMBER_STATUS_LABELS } from '../domain/member';
import { LASTING_STATUSES } from '../domain/personal-request';
import { CONSENT_MEANS_NAMES, consentName } from '../domain/sensitive-consent';
import { TOKEN_KINDS } from '../domain/search-tokens';
import { CONSENTS_OF_MEMBERS } from './erased-consents';
import { MemberCipher } from './member-cipher';
import { PersonalFileSource, type PersonalSection } from './personal-file-source';
import { SensitiveConsents } from './sensitive-consents';
import { SENSITIVE_FIELD_NAMES } from './sensitive-view.service';

const VIEWS_SHOWN = 1_000;

/** What the register holds: particulars, household, and who looked. */
@Injectable()
export class RegisterPersonalFile extends PersonalFileSource {
  readonly place = 1;

  constructor(
    private readonly cipher: MemberCipher,
    private readonly consents: SensitiveConsents,
    private readonly erasure: PersonalErasure,
  ) {
    super();
  }

  async sections(tx: ReadTx, memberId: MemberId): Promise<PersonalSection[]> {
    const [member] = await tx.found(Member, (param) => `r.id = ${param(memberId)}`);
    if (!member) return [];
    return [
      this.particulars(member),
      await this.household(tx, memberId),
      await this.consented(tx, memberId),
      await this.views(tx, memberId),
    ];
  }

  override async keepingGrounds(tx: ReadTx, memberId: MemberId): Promise<string[]> {
    const rows = await tx.rows(
      `SELECT 1 FROM members.member WHERE tenant_id = $1 AND id = $2 AND status = ANY($3::text[])`,
      [tx.actor.tenantId, memberId, [...LASTING_STATUSES]],
    );
    return rows.length > 0 ? ['会籍还在，登记和服务要用到这些资料；退会以后可以再申请'] : [];
  }

  /** Numbers, bank, street, note and consents go, and what they are found by; name, membership and birthday stay. */
  override async erase(tx: Tx, memberId: MemberId): Promise<void> {
    const key = [tx.actor.tenantId, memberId];
    await tx.rows(
      `UPDATE members.member SET version = version + 1, document_kind = NULL, document_sealed = NULL,
         document_mac = NULL, phone_sealed = NULL, phone_mac = NULL, phone_tail_mac = NULL, card_sealed = NULL,
         card_mac = NULL, bank_name = NULL, bank_branch = NULL, street = NULL, note = NULL
       WHERE tenant_id = $1 AND id = $2`,
      key,
    );
    // A row kept for taking an import back would bring the numbers back.
    await tx.rows(`DELETE FROM members.import_trace WHERE tenant_id = $1 AND member_id = $2`, key);
    await tx.rows(`DELETE FROM members.search_token WHERE tenant_id = $1 AND member_id = $2 AND token LIKE $3 || '%'`, [
      ...key,
      TOKEN_KINDS.tail,
    ]);
    await this.erasure.empty(tx, CONSENTS_OF_MEMBERS, [memberId]);
  }

  private particulars(member: Member): PersonalSection {
    const own = this.cipher.open(member);
    return {
      title: '会员登记',
      records: [
        [
          ['姓名', own.name],
          ['证件号码', own.identityDocument?.number ?? null],
          ['手机号', own.phone?.number ?? null],
          ['银行卡号', own.bankCard],
          ['开户行', own.bankName],
          ['出生日期', own.bornOn],
          ['入会日期', own.joinedOn],
          ['会员类别', MEMBER_CATEGORY_LABELS[own.category]],
          ['会籍状态', MEMBER_STATUS_LABELS[member.status]],
          ['工会小组', own.groupName],
          ['居住街道', own.street],
          ['备注', own.note],
        ],
      ],
    };
  }

  private async household(tx: ReadTx, memberId: MemberId): Promise<PersonalSection> {
    const rows = await tx.rows<{ name: string; relation: Relation }>(
      `SELECT coalesce(p.name, m.name) AS name, p.relation FROM members.household_person own
       JOIN members.household_person p ON p.tenant_id = own.tenant_id AND p.household_id = own.household_id
       LEFT JOIN members.member m ON m.tenant_id = p.tenant_id AND m.id = p.member_id
       WHERE own.tenant_id = $1 AND own.member_id = $2 AND own.removed_at IS NULL AND p.removed_at IS NULL ORDER BY p.id`,
      [tx.actor.tenantId, memberId],
    );
    return {
      title: '家庭',
      records: rows.map(({ name, relation }) => [
        ['姓名', name],
        ['与户主的关系', RELATION_LABELS[relation]],
      ]),
    };
  }

  private async consented(tx: ReadTx, memberId: MemberId): Promise<PersonalSection> {
    const kept = await this.consents.of(tx, [memberId]);
    return {
      title: '给过的单独同意',
      records: kept.map(({ row, subjectName, guardian, reason }) => [
        ['关于谁', subjectName],
        ['同意什么', consentName(row)],
        ['同意日期', row.givenOn],
        ['由谁同意', guardian ? `监护人${guardian.name}` : '本人'],
        ['怎么同意的', CONSENT_MEANS_NAMES[row.means]],
        ['撤回日期', row.endedOn],
        ['撤回原因', reason],
      ]),
    };
  }

  private async views(tx: ReadTx, memberId: MemberId): Promise<PersonalSection> {
    const views = (await viewsOfMember(tx, null, memberId, { before: null, limit: VIEWS_SHOWN })) ?? [];
    return {
      title: '谁看过我的完整资料',
      records: views.map(({ viewerName, viewerUnionName, viewerRoles, fields, reason, viewedAt }) => [
        ['时间', viewedAt.toISOString()],
        ['查看人', [viewerUnionName, viewerName, viewerRoles.join('、')].filter(Boolean).join(' ')],
        ['看了什么', fields.map((field) => SENSITIVE_FIELD_NAMES[field] ?? field).join('、')],
        ['原因', reason],
      ]),
    };
  }
}
