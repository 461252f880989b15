import { formatFen, type MemberId } from '@app/kernel';
import { PersonalFileSource, type PersonalSection } from '@app/members';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Dispute } from '../data/dispute.entity';
import { LegalAid } from '../data/legal-aid.entity';
import { DisputeParty } from '../data/people.entity';
import { Petition } from '../data/petition.entity';
import { DISPUTE_MATTER_LABELS } from '../domain/dispute';
import { DISPUTE_STATUS_LABELS } from '../domain/dispute.lifecycle';
import { LEGAL_AID_SERVICE_LABELS } from '../domain/legal-aid';
import { LEGAL_AID_STATUS_LABELS } from '../domain/legal-aid.lifecycle';
import { PETITION_KIND_LABELS } from '../domain/petition';
import { PETITION_STATUS_LABELS } from '../domain/petition.lifecycle';
import { DisputeCipher } from './dispute-cipher';

type PersonalRecord = PersonalSection['records'][number];

/** Disputes, petitions and legal aid that a member asked for: what he said himself and what he was told, nothing of others. */
@Injectable()
export class CasesPersonalFile extends PersonalFileSource {
  readonly place = 5;

  constructor(private readonly cipher: DisputeCipher) {
    super();
  }

  async sections(tx: ReadTx, memberId: MemberId): Promise<PersonalSection[]> {
    const own = await this.petitionsOf(tx, memberId);
    return [
      { title: '我的争议调解', records: await this.disputes(tx, memberId) },
      { title: '我的信访', records: own.map((petition) => this.petition(petition)) },
      { title: '我的法律援助', records: (await this.aidsOf(tx, memberId)).map((aid) => this.aid(aid)) },
    ];
  }

  /** Files of mediation, petitions and legal aid are kept for ten years and more, and then destroyed by a list (domain rules §9). */
  override async keepingGrounds(tx: ReadTx, memberId: MemberId): Promise<string[]> {
    const rows = await tx.rows(
      `SELECT 1 FROM disputes.dispute_party WHERE tenant_id = $1 AND member_id = $2
       UNION ALL SELECT 1 FROM disputes.petition WHERE tenant_id = $1 AND member_id = $2
       UNION ALL SELECT 1 FROM disputes.legal_aid WHERE tenant_id = $1 AND member_id = $2 LIMIT 1`,
      [tx.actor.tenantId, memberId],
    );
    // Who answers the request may stand outside the wall: what kind of case it is is not said.
    return rows.length > 0 ? ['有要按规定保存的卷宗，到期由工会按档案办法销毁'] : [];
  }

  private petitionsOf(tx: ReadTx, memberId: MemberId): Promise<Petition[]> {
    return tx.found(Petition, (param) => `r.member_id = ${param(memberId)}::uuid`, 'ORDER BY r.received_on, r.id');
  }

  private aidsOf(tx: ReadTx, memberId: MemberId): Promise<LegalAid[]> {
    return tx.found(LegalAid, (param) => `r.member_id = ${param(memberId)}::uuid`, 'ORDER BY r.received_on, r.id');
  }

  private aid(aid: LegalAid): PersonalRecord {
    const { tenantId, number, matter, service, status, employer, receivedOn } = aid;
    const said = (sealed: Buffer | null) => this.cipher.open(tenantId, 'aid', sealed);
    return [
      ['编号', number],
      ['类别', DISPUTE_MATTER_LABELS[matter]],
      ['要什么帮助', LEGAL_AID_SERVICE_LABELS[service]],
      ['对方单位', employer],
      ['收到日期', receivedOn],
      ['经过', said(aid.factsSealed)],
      ['电话', this.cipher.open(tenantId, 'aided', aid.phoneSealed)],
      ['请求(元)', formatFen(aid.asked)],
      ['追回(元)', formatFen(aid.recovered)],
      ['到哪一步', LEGAL_AID_STATUS_LABELS[status]],
      ['我的异议', said(aid.objectionSealed)],
      ['异议的答复', said(aid.objectionAnswerSealed)],
      ['结果', said(aid.resultSealed)],
    ];
  }

  private petition(petition: Petition): PersonalRecord {
    const { tenantId, number, kind, status, about, receivedOn } = petition;
    const said = (sealed: Buffer | null) => this.cipher.open(tenantId, 'petition', sealed);
    return [
      ['编号', number],
      ['类别', PETITION_KIND_LABELS[kind]],
      ['收到日期', receivedOn],
      ['反映的单位或人', about],
      ['反映的事', said(petition.wordsSealed)],
      ['要求', said(petition.requestSealed)],
      ['电话', this.cipher.open(tenantId, 'petitioner', petition.phoneSealed)],
      ['到哪一步', PETITION_STATUS_LABELS[status]],
      ['告诉我的原因', said(petition.reasonSealed)],
      ['处理意见', said(petition.answerSealed)],
      ['复查意见', said(petition.reviewSealed)],
      ['复核意见', said(petition.recheckSealed)],
      ['我的评价', petition.stars === null ? null : `${petition.stars} 分`],
      ['评价的话', said(petition.commentSealed)],
    ];
  }

  private async disputes(tx: ReadTx, memberId: MemberId): Promise<PersonalRecord[]> {
    const parties = await tx.found(DisputeParty, (param) => `r.member_id = ${param(memberId)}::uuid`, 'ORDER BY r.id');
    if (parties.length === 0) return [];
    const ids = parties.map(({ disputeId }) => disputeId);
    const cases = await tx.found(Dispute, (param) => `r.id = ANY(${param(ids)}::uuid[])`);
    const byId = new Map(cases.map((dispute) => [dispute.id, dispute]));
    return parties.flatMap((party) => {
      const dispute = byId.get(party.disputeId);
      return dispute ? [this.dispute(dispute, party)] : [];
    });
  }

  private dispute(dispute: Dispute, { tenantId, asked, agreed, recovered, phoneSealed }: DisputeParty): PersonalRecord {
    const isAlone = dispute.workers === 1;
    return [
      ['编号', dispute.number],
      ['争议类别', DISPUTE_MATTER_LABELS[dispute.matter]],
      ['被申请单位', dispute.employer],
      ['收到日期', dispute.receivedOn],
      // Of a group everybody's words stand there together.
      ['经过', isAlone ? this.cipher.open(tenantId, 'facts', dispute.factsSealed) : null],
      ['电话', this.cipher.open(tenantId, 'phone', phoneSealed)],
      ['我的请求(元)', formatFen(asked)],
      ['协议(元)', agreed === null ? null : formatFen(agreed)],
      ['收到(元)', formatFen(recovered)],
      ['到哪一步', DISPUTE_STATUS_LABELS[dispute.status]],
    ];
  }
}
