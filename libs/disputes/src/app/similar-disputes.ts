import type { MemberId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { type FellowParty, fellowParties } from '../data/duplicates.query';
import type { Dispute } from '../data/dispute.entity';
import type { DisputeCipher } from './dispute-cipher';

/** A running dispute that may be the same case; a person judges. */
export interface SimilarDispute {
  readonly id: string;
  readonly number: string;
  readonly isVisible: boolean;
  /** Nothing but the name says so: one of the two gave no document. Told only within the wall. */
  readonly isNamesake: boolean;
}

export interface KnownPerson {
  readonly name: string;
  readonly memberId: MemberId | null;
  readonly documentMac: Buffer | null;
}

const MOST = 5;
const spoken = (name: string) => name.normalize('NFKC').replaceAll(/\s/g, '');

/** Running disputes of the same people, or of people of the same name, with the same employer. */
export async function similarDisputes(
  tx: ReadTx,
  cipher: DisputeCipher,
  { id, employerKey }: Pick<Dispute, 'id' | 'employerKey'>,
  people: readonly KnownPerson[],
): Promise<SimilarDispute[]> {
  if (employerKey === '') return [];
  const memberIds = people.flatMap(({ memberId }) => memberId ?? []);
  const macs = people.flatMap(({ documentMac }) => documentMac ?? []);
  const nameOf = ({ nameSealed }: FellowParty) => spoken(cipher.open(tx.actor.tenantId, 'name', nameSealed));
  const found = new Map<string, SimilarDispute>();
  for (const party of await fellowParties(tx, employerKey, memberIds, macs, id)) {
    if (found.has(party.id) || !(party.isSame || isNamesake(party, people, nameOf))) continue;
    const { number, isVisible, isSame } = party;
    found.set(party.id, { id: party.id, number, isVisible, isNamesake: !isSame });
    if (found.size === MOST) break;
  }
  return [...found.values()];
}

/** Two who are both known by the register or by document are two people, whatever their names. */
function isNamesake(
  party: FellowParty,
  people: readonly KnownPerson[],
  nameOf: (party: FellowParty) => string,
): boolean {
  const open = people.filter(
    ({ memberId, documentMac }) =>
      !(party.isMember && memberId !== null) && !(party.hasDocument && documentMac !== null),
  );
  if (open.length === 0) return false;
  const theirs = nameOf(party);
  return open.some(({ name }) => spoken(name) === theirs);
}
