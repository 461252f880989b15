import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { AccountRegister, PasswordHasher, type Role } from '@app/identity';
import { systemActor, type TenantId, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { UnitOfWork } from '@app/persistence';
import type { INestApplicationContext } from '@nestjs/common';

/** Somebody of the demo: his role is also his login. */
interface Colleague {
  readonly role: Role;
  readonly name: string;
  /** Code of the union in which, and below which, he has his role. */
  readonly unionCode: string;
}

const FEDERATION = '001';
const TOWN = '00108';
const SCHOOL = '0010801';

/** One person per role, since who asks, reviews, approves, pays and reconciles are different people. */
const COLLEAGUES: readonly Colleague[] = [
  { role: 'administrator', name: '钱进', unionCode: FEDERATION },
  { role: 'group-leader', name: '赵敏', unionCode: SCHOOL },
  { role: 'officer', name: '刘洋', unionCode: TOWN },
  { role: 'treasurer', name: '陈静', unionCode: FEDERATION },
  { role: 'vice-chair', name: '周伟', unionCode: FEDERATION },
  { role: 'standing-vice-chair', name: '吴刚', unionCode: FEDERATION },
  { role: 'chair', name: '郑华', unionCode: FEDERATION },
  { role: 'cashier', name: '王强', unionCode: FEDERATION },
  { role: 'accountant', name: '李娜', unionCode: FEDERATION },
  { role: 'committee', name: '何平', unionCode: FEDERATION },
  { role: 'auditor', name: '孙丽', unionCode: FEDERATION },
  { role: 'federation-officer', name: '许静', unionCode: FEDERATION },
];

/** A member who signs in to the portal: in the school of the group leader, with a child at a university. */
export const DEMO_MEMBER = { login: 'member', name: '唐伟' };

export interface DemoAccount {
  readonly role: Role | 'member';
  readonly login: string;
  readonly password: string;
}

/** Letters and digits that are not mistaken for each other. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const newPassword = (): string => Array.from(randomBytes(12), (byte) => ALPHABET[byte % ALPHABET.length]).join('');

/** Makes the demo's accounts and writes them to `file` (`role<TAB>login<TAB>password`), readable by its owner only. */
export async function makeAccounts(
  app: INestApplicationContext,
  tenantId: TenantId,
  file: string,
): Promise<DemoAccount[]> {
  const [uow, register, hasher, directory] = [
    app.get(UnitOfWork),
    app.get(AccountRegister),
    app.get(PasswordHasher),
    app.get(OrganizationDirectory),
  ];
  const people = [
    ...COLLEAGUES.map((each) => ({ ...each, login: each.role })),
    { ...DEMO_MEMBER, role: 'member' as const, unionCode: SCHOOL },
  ];
  const made = await Promise.all(
    people.map(async (person) => {
      const password = newPassword();
      return { ...person, password, passwordHash: await hasher.hash(password) };
    }),
  );
  await uow.run(systemActor(tenantId), async (tx) => {
    const validFrom = await directory.today(tx);
    for (const { role, login, name, unionCode, passwordHash } of made) {
      const unionId = (await directory.byCode(tx, unionCode))!.id;
      const memberId = role === 'member' ? await memberCalled(tx, unionId, name) : null;
      const account = await register.create(tx, {
        unionId,
        displayName: name,
        login,
        memberId,
        passwordHash,
        mustChangePassword: false,
      });
      if (role !== 'member') await register.grant(tx, account, { unionId, role, validFrom });
    }
  });
  const lines = made.map(({ role, login, password }) => [role, login, password].join('\t'));
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  return made.map(({ role, login, password }) => ({ role, login, password }));
}

async function memberCalled(tx: Parameters<Parameters<UnitOfWork['run']>[1]>[0], unionId: UnionId, name: string) {
  const [row] = await tx.rows<{ id: never }>(
    `SELECT id FROM members.member WHERE tenant_id = $1 AND union_id = $2 AND name = $3 LIMIT 1`,
    [tx.actor.tenantId, unionId, name],
  );
  return row?.id ?? null;
}
