import 'reflect-metadata';
import { log } from '@app/http';
import { AccountRegister, PasswordHasher, type Role } from '@app/identity';
import { FundLedger } from '@app/funds';
import { civilDate, type FundAccountId, newId, systemActor, type TenantId, type UnionId } from '@app/kernel';
import { MemberImport } from '@app/members';
import { someParticulars } from '@app/members/testing';
import { type NewUnion, TenantFounder, UnionRegister } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApi } from '../../apps/api/src/app';
import { answer } from './answer';
import { playSpecimens, type Specimens } from './specimens';

/** Everything that later runs have to know of the tenant; sizes are counts. */
export interface BenchTenant {
  readonly tenantId: TenantId;
  /** The union of the officer whose lists are measured. */
  readonly unionId: UnionId;
  /** The joint union in whose unions visits are logged and money is approved. */
  readonly jointId: UnionId;
  /** Ten accounts of that joint union. */
  readonly funds: readonly FundAccountId[];
  readonly password: string;
  readonly specimens: Specimens;
}

interface Sizes {
  readonly members: number;
  readonly unions: number;
}

/** Login → role, and whose union it is. The joint union's officer visits in all its unions. */
const COLLEAGUES: readonly { login: string; role: Role; at: 'union' | 'joint' | 'root' }[] = [
  { login: 'officer', role: 'officer', at: 'union' },
  { login: 'joint-officer', role: 'officer', at: 'joint' },
  { login: 'treasurer', role: 'treasurer', at: 'joint' },
  { login: 'chair', role: 'chair', at: 'joint' },
  { login: 'cashier', role: 'cashier', at: 'joint' },
  { login: 'accountant', role: 'accountant', at: 'joint' },
  { login: 'federation-officer', role: 'federation-officer', at: 'root' },
];
const UNIONS_OF_A_JOINT_UNION = 21;
const FUNDS_OF_THE_JOINT_UNION = 10;
const PORTION = 1000;
const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹'];
const GIVEN = [...'秀英桂兰丽敏静伟强磊军洋勇艳杰娟涛明超霞平刚建国志华文玉春红'];

/** Two thirds have a given name of two characters. */
export function nameOf(index: number): string {
  const first = SURNAMES[(index * 7) % SURNAMES.length]! + GIVEN[(index * 13) % GIVEN.length]!;
  return index % 3 === 0 ? first : first + GIVEN[Math.floor(index / 30) % GIVEN.length]!;
}

function plannedUnions(rootId: UnionId, count: number): { joints: NewUnion[]; unions: NewUnion[] } {
  const joints = Array.from({ length: Math.max(2, Math.round(count / (UNIONS_OF_A_JOINT_UNION + 1))) }, (_, index) => {
    const code = `J${String(index).padStart(3, '0')}`;
    return { id: newId<'union'>(), code, name: `第${code}工会联合会`, kind: 'joint-union', parentId: rootId } as const;
  });
  const unions = Array.from({ length: Math.max(joints.length, count - joints.length - 1) }, (_, index) => {
    const code = `U${String(index).padStart(5, '0')}`;
    const parentId = joints[index % joints.length]!.id;
    return { id: newId<'union'>(), code, name: `第${code}工会`, kind: 'union', parentId } as const;
  });
  return { joints, unions };
}

class Founding {
  private readonly tenantId = newId<'tenant'>();
  private readonly system = systemActor(this.tenantId);
  private readonly uow: UnitOfWork;

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly say: (line: string) => void,
  ) {
    this.uow = app.get(UnitOfWork);
  }

  async run({ members, unions }: Sizes): Promise<BenchTenant> {
    const password = newId();
    const founding = { code: 'bench', name: '测试总工会', unionCode: '000' };
    const { planned, funds } = await this.uow.run(this.system, async (tx) => {
      const rootId = await this.app.get(TenantFounder).found(tx, founding);
      const planned = plannedUnions(rootId, unions);
      await new UnionRegister().create(tx, [...planned.joints, ...planned.unions]);
      await this.accounts(tx, { root: rootId, joint: planned.joints[0]!.id!, union: planned.unions[1]!.id! }, password);
      return { planned, funds: await this.funds(tx, planned.joints) };
    });
    this.say(`registering ${members} members`);
    const unionIds = planned.unions.map((union) => union.id!);
    for (let from = 0; from < members; from += PORTION)
      await this.members(from, Math.min(PORTION, members - from), unionIds);
    this.say('playing the specimens');
    const specimens = await playSpecimens(this.app, unionIds[0]!, password);
    const [jointId, unionId] = [planned.joints[0]!.id!, unionIds[1]!];
    return { tenantId: this.tenantId, unionId, jointId, funds, password, specimens };
  }

  private async accounts(tx: Tx, where: Record<'root' | 'joint' | 'union', UnionId>, password: string): Promise<void> {
    const passwordHash = await this.app.get(PasswordHasher).hash(password);
    const register = this.app.get(AccountRegister);
    for (const { login, role, at } of COLLEAGUES) {
      const unionId = where[at];
      const account = { unionId, displayName: login, login, passwordHash, mustChangePassword: false };
      await register.grant(tx, await register.create(tx, account), {
        unionId,
        role,
        validFrom: civilDate('2020-01-01'),
      });
    }
  }

  /** Ten accounts of the first joint union, one of every other. */
  private async funds(tx: Tx, joints: readonly NewUnion[]): Promise<FundAccountId[]> {
    const ofFirst: FundAccountId[] = [];
    for (const [index, joint] of joints.entries())
      for (let number = 1; number <= (index === 0 ? FUNDS_OF_THE_JOINT_UNION : 1); number++) {
        const id = await this.app.get(FundLedger).openAccount(tx, {
          ...{
            unionId: joint.id!,
            code: `F${number}`,
            name: `工会经费 ${number}`,
            kind: 'union-funds',
            source: '留成',
          },
          ...{ restrictedTo: [], needsHardshipFile: false, note: null, openedOn: civilDate('2020-01-01') },
          ...{ opening: 10n ** 15n, document: null, budgets: [] },
        });
        if (index === 0) ofFirst.push(id);
      }
    return ofFirst;
  }

  private async members(from: number, count: number, unionIds: readonly UnionId[]): Promise<void> {
    const rows = Array.from({ length: count }, (_, index) => ({
      memberId: null,
      unionId: unionIds[(from + index) % unionIds.length]!,
      particulars: someParticulars({ name: nameOf(from + index), groupName: `${index % 9}组` }),
    }));
    await this.uow.run(this.system, (tx) => this.app.get(MemberImport).importMembers(tx, newId(), rows));
  }
}

async function main(sizes: Sizes): Promise<BenchTenant> {
  log.level = 'error';
  const app = await createApi();
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const tenant = await new Founding(app, (line) => void process.send?.({ line })).run(sizes);
  await app.close();
  return tenant;
}

answer(main);
