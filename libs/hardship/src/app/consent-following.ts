import { type AnnouncedConsent, isSameSubject, SensitiveConsents } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { HardshipFile } from '../data/hardship-file.entity';
import { nextFileStatus } from '../domain/hardship-file.lifecycle';
import { FileConsents, isStopped } from './file-consents';
import { FileDecisionService } from './file-decision.service';
import { FileStore } from './file-store';

const REASON = '撤回了单独同意';

/**
 * A separate consent was taken back: what is not decided yet is withdrawn; a file that holds waits for its officer to end
 * it, and no aid begins under it (domain rules §9). Given anew, it holds again.
 */
@Injectable()
export class ConsentFollowing {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly store: FileStore,
    private readonly decisions: FileDecisionService,
    private readonly file: FileConsents,
    private readonly consents: SensitiveConsents,
  ) {}

  /** May run twice, and late: what stands by now counts. */
  async withdrawn(tx: Tx, event: AnnouncedConsent): Promise<void> {
    const [consent] = (await this.consents.of(tx, [event.memberId])).filter(({ row }) => row.id === event.consentId);
    if (!consent) return;
    for (const file of await this.filesOf(tx, event)) {
      const lacking = await this.consents.lackingNow(tx, file.memberId, await this.file.subjects(tx, file));
      const isChild = event.kind === 'child';
      const hit = lacking.some(
        (one) => isStopped(one, consent) || (isChild && isSameSubject(one.subject.identity, consent.subject)),
      );
      if (hit) await this.close(tx, file);
    }
  }

  async given(tx: Tx, event: AnnouncedConsent): Promise<void> {
    for (const file of await this.filesOf(tx, event)) {
      if (file.consentWithdrawnOn === null) continue;
      // Who was never asked, as on an imported file, did not stop it.
      if ((await this.file.takenBack(tx, file)).length === 0)
        await this.store.touch(tx, file, 'consent-renewed', { consentWithdrawnOn: null });
    }
  }

  /** A change of category that still waits for its signers although the consent was taken back ends; may run twice. */
  async endChanges(tx: Tx): Promise<number> {
    const found = await tx.found(
      HardshipFile,
      () => `r.status = 'change-review' AND r.consent_withdrawn_on IS NOT NULL`,
      'ORDER BY r.id',
    );
    for (const { id } of found) {
      const file = (await tx.lock(HardshipFile, id))!;
      if (file.status === 'change-review') await this.decisions.endChange(tx, file, REASON);
    }
    return found.length;
  }

  private async close(tx: Tx, file: HardshipFile): Promise<void> {
    if (file.status === 'found' || file.consentWithdrawnOn !== null) return;
    if (nextFileStatus(file.status, 'withdraw')) return this.decisions.withdrawFile(tx, file, REASON);
    const consentWithdrawnOn = await this.organizations.today(tx);
    const isChanging = nextFileStatus(file.status, 'withdraw-change') !== undefined;
    const held = isChanging ? await this.decisions.endChange(tx, file, REASON) : file;
    await this.store.touch(tx, held, 'consent-withdrawn', { consentWithdrawnOn });
    tx.announce({ type: 'hardship-file.consent-withdrawn.v1', payload: { fileId: file.id } });
  }

  private async filesOf(tx: Tx, { memberId, subjectMemberId, kind }: AnnouncedConsent): Promise<HardshipFile[]> {
    if (kind !== 'health' && kind !== 'child') return [];
    const found = await tx.found(
      HardshipFile,
      (param) => `r.running AND r.id IN (SELECT p.file_id FROM hardship.file_person p
        WHERE p.tenant_id = $1 AND p.member_id = ANY(${param([memberId, subjectMemberId].filter(Boolean))}::uuid[]))`,
      'ORDER BY r.id',
    );
    const files: HardshipFile[] = [];
    for (const { id } of found) files.push((await tx.lock(HardshipFile, id))!);
    return files.filter(({ running }) => running);
  }
}
