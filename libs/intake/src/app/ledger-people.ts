import type { MemberId, UnionId } from '@app/kernel';
import { documentKey, type IdentityDocument, MemberImport } from '@app/members';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { KnownPerson, LedgerPerson, PersonDraft, PersonLookups } from '../domain/ledger-person';
import type { ImportContext } from './import-context';

/** Finds the people whom the rows of a ledger mean, and keeps those whom the register does not know. */
@Injectable()
export class LedgerPeople {
  constructor(private readonly members: MemberImport) {}

  async lookups(tx: ReadTx, drafts: readonly PersonDraft[], context: ImportContext): Promise<PersonLookups> {
    const documents = drafts.flatMap(({ identity }) => (identity ? [identity.document as IdentityDocument] : []));
    const names = drafts.flatMap(({ identity, name }) => (identity || name === null ? [] : [name]));
    const known = await this.members.holdersOf(tx, documents, context.run.id);
    const unionIds = [...context.reachable.keys()];
    const namesakes =
      names.length === 0 ? new Map() : await this.members.namesakes(tx, names, unionIds, context.run.id);
    const inReach = (unionId: UnionId) => (context.reachable.has(unionId) ? unionId : context.run.unionId);
    const nameOf = (unionId: UnionId) => context.reachable.get(unionId)?.name ?? '';
    return {
      byDocument: (document) => {
        const key = documentKey(document as IdentityDocument);
        const member = known.get(key);
        const foreseen = context.foreseenMembers.get(key);
        if (!member && !foreseen) return undefined;
        const unionId = inReach(foreseen?.unionId ?? member?.unionId ?? context.run.unionId);
        const { name, bornOn } = member ?? foreseen!;
        return { id: member?.id ?? null, name, bornOn, document, unionId, unionName: nameOf(unionId), groupName: null };
      },
      byName: (name): KnownPerson[] => [
        ...(namesakes.get(name) ?? []).map(
          (person: Omit<KnownPerson, 'unionName' | 'document'> & { unionId: UnionId }) => ({
            ...{ ...person, document: null, unionName: nameOf(person.unionId) },
          }),
        ),
        ...context.foreseenNamed(name).map(({ unionId, bornOn, document }) => ({
          ...{ id: null, name, bornOn, document, groupName: null },
          ...{ unionId: unionId ?? context.run.unionId, unionName: nameOf(unionId ?? context.run.unionId) },
        })),
      ],
    };
  }

  /** Whom the register does not know is kept outside it. Gives the member of each person's key. */
  async settle(tx: Tx, people: readonly LedgerPerson[], context: ImportContext): Promise<Map<string, MemberId>> {
    const settled = new Map<string, MemberId>();
    const open = new Map<string, LedgerPerson>();
    for (const person of people) {
      const id = (person.memberId as MemberId | null) ?? context.keptOutside.get(person.key);
      if (id) settled.set(person.key, id);
      else open.set(person.key, person);
    }
    const documents = [...open.values()].flatMap(({ document }) => (document ? [document as IdentityDocument] : []));
    const known = await this.members.findByDocument(tx, documents);
    for (const person of open.values()) {
      const member = person.document && known.get(documentKey(person.document as IdentityDocument));
      if (!member) continue;
      settled.set(person.key, member.id);
      open.delete(person.key);
    }
    const fresh = [...open.values()];
    const ids = await this.members.keepOutsiders(
      tx,
      context.run.id,
      fresh.map(({ unionId, name, document, bornOn, gender }) => ({
        ...{ unionId: unionId as UnionId, name, bornOn, gender: gender ?? 'unknown' },
        document: document as IdentityDocument | null,
      })),
    );
    fresh.forEach(({ key }, index) => {
      settled.set(key, ids[index]!);
      context.keptOutside.set(key, ids[index]!);
    });
    return settled;
  }
}
