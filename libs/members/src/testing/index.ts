import {
  addDays,
  type CivilDate,
  civilDate,
  type MemberId,
  newId,
  systemActor,
  type TenantId,
  type UnionId,
} from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { UnitOfWork, Vault } from '@app/persistence';
import { ConsentImport } from '../app/consent-import';
import { ConsentPages } from '../app/consent-pages';
import { HeldAround } from '../app/held-around';
import { HouseholdBook } from '../app/household-book';
import { HouseholdService } from '../app/household.service';
import { MemberCipher } from '../app/member-cipher';
import { MemberDirectory } from '../app/member-directory';
import { MemberImport } from '../app/member-import';
import { MemberRegister } from '../app/member-register';
import { MemberSearchService } from '../app/member-search.service';
import { MemberService } from '../app/member.service';
import { MembershipService } from '../app/membership.service';
import { MembershipSteps } from '../app/membership-steps';
import { SensitiveConsents } from '../app/sensitive-consents';
import { SensitiveConsentService } from '../app/sensitive-consent.service';
import { type SensitiveUse, SensitiveUses } from '../app/sensitive-use';
import { SensitiveViewRecorder } from '../app/sensitive-view-recorder';
import { SensitiveViewService } from '../app/sensitive-view.service';
import { TransferService } from '../app/transfer.service';
import { WantingConsents } from '../app/wanting-consents';
import type { Particulars } from '../domain/particulars';
import type { HouseholdPerson } from '../domain/household';
import { checkCharacterOf } from '../domain/identity-document';
import type { MemberState } from '../domain/member';
import type { TypedConsent } from '../domain/sensitive-consent';

/** A resident ID number of a made-up person: area code 99 is not issued. Odd sequences are men, even ones women. */
export function aResidentIdNumber(bornOn: CivilDate = civilDate('1988-05-06'), sequence = 12): string {
  const first17 = `990101${bornOn.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return first17 + checkCharacterOf(first17);
}

export const aMember = (overrides: Partial<MemberState> = {}): MemberState => ({
  id: newId<'member'>(),
  unionId: newId<'union'>(),
  groupName: '一组',
  name: '王秀英',
  gender: 'female',
  identityDocument: { kind: 'resident-id', number: aResidentIdNumber() },
  phone: { kind: 'mobile', number: '19900000000' },
  category: 'active',
  modelWorkerLevel: null,
  postTraits: [],
  street: null,
  joinedOn: civilDate('2015-03-09'),
  bornOn: civilDate('1988-05-06'),
  diedOn: null,
  bank: { bankName: '示例银行', card: '9999990000000000014' },
  status: 'active',
  statusSince: civilDate('2015-03-09'),
  retentionGround: null,
  transfer: null,
  ...overrides,
});

/** Said by the person himself to who writes it down. */
export const aSpokenConsent = (overrides: Partial<TypedConsent> = {}): TypedConsent => ({
  ...{ kind: 'health', givenBy: 'self', guardianName: null, guardianRelation: null, word: null, means: 'oral' },
  ...overrides,
});

export const aHouseholdPerson = (overrides: Partial<HouseholdPerson> = {}): HouseholdPerson => ({
  id: newId<'household-person'>(),
  memberId: null,
  name: '李小明',
  relation: 'child',
  identityDocument: null,
  bornOn: null,
  ...overrides,
});

/** For `openPlatform(url, [...ORGANIZATION_ENTITIES, ...MEMBER_ENTITIES, …])`. */
export { MEMBER_ENTITIES } from '../data/entities';

interface Platform {
  readonly uow: UnitOfWork;
  readonly vault: Vault;
}

/** The services of this lib on a platform, without Nest. `held` is what higher libs hold. */
export function membersOn({ uow, vault }: Platform, held: readonly SensitiveUse[] = []) {
  const organizations = new OrganizationDirectory();
  const cipher = new MemberCipher(vault);
  const register = new MemberRegister(cipher, organizations);
  const recorder = new SensitiveViewRecorder(organizations);
  const directory = new MemberDirectory(organizations, cipher, recorder);
  const consents = new SensitiveConsents(vault, organizations);
  const book = new HouseholdBook(vault, cipher);
  const steps = new MembershipSteps(organizations, cipher);
  const uses = new SensitiveUses({ getProviders: () => held.map((instance) => ({ instance })) } as never);
  const around = new HeldAround(consents, uses);
  const pages = new ConsentPages(organizations, around);
  return {
    directory,
    register,
    imports: new MemberImport(organizations, cipher, register),
    consents,
    members: new MemberService(uow, organizations, register, cipher, consents),
    consenting: new SensitiveConsentService(uow, organizations, cipher, register, consents, pages, recorder),
    consentImport: new ConsentImport(organizations, cipher, consents),
    wanting: new WantingConsents(uow, organizations, around, recorder),
    membership: new MembershipService(uow, organizations, register, steps),
    transfers: new TransferService(uow, organizations, register, directory, steps, cipher),
    search: new MemberSearchService(uow, cipher),
    views: new SensitiveViewService(uow, cipher, recorder),
    households: new HouseholdService(uow, organizations, book),
  };
}

let people = 0;

/** Particulars of a made-up person with an ID number that no other call gives. */
export function someParticulars(overrides: Partial<Particulars> = {}): Particulars {
  people += 1;
  const bornOn = addDays(civilDate('1970-01-01'), Math.floor(people / 999));
  const number = aResidentIdNumber(bornOn, (people % 999) + 1);
  return {
    name: '王秀英',
    gender: Number(number[16]) % 2 === 0 ? 'female' : 'male',
    identityDocument: { kind: 'resident-id', number },
    phone: { kind: 'mobile', number: `199${String(people).padStart(8, '0')}` },
    bankName: '示例银行',
    bankBranch: null,
    bankCard: '9999990000000000014',
    category: 'active',
    modelWorkerLevel: null,
    postTraits: [],
    street: null,
    joinedOn: civilDate('2015-03-09'),
    bornOn,
    groupName: '一组',
    note: null,
    ...overrides,
  };
}

/** A member in the register of `unionId`. Needs ORGANIZATION_ENTITIES and MEMBER_ENTITIES on the platform. */
export async function aRegisteredMember(
  platform: Platform,
  tenantId: TenantId,
  unionId: UnionId,
  overrides: Partial<Particulars> & { readonly id?: MemberId } = {},
): Promise<MemberId> {
  const { id, ...particulars } = overrides;
  const row = { unionId, entry: 'registered', particulars: someParticulars(particulars), ...(id && { id }) } as const;
  const { register } = membersOn(platform);
  const today = civilDate('2026-01-15');
  const [member] = await platform.uow.run(systemActor(tenantId), (tx) => register.add(tx, [row], today));
  return member!.id;
}
