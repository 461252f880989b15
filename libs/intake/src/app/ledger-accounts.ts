import { yearOf } from '@app/kernel';
import { FundAccountCorrections } from '@app/funds';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { simplifiedWord } from '../domain/header-text';
import type { PayingAccount } from '../domain/visit-row';
import type { ImportContext } from './import-context';

type Account = PayingAccount & { readonly unionId: string; readonly kind: string };

export interface NamedAccounts {
  /** An account by its name or code: of the union itself first, then of the import's, then of any other. */
  readonly byName: (name: string, unionId: string) => PayingAccount | undefined;
  /** The one account of the union, or of the import's union, that takes donations; undefined when there are several. */
  readonly forDonations: (unionId: string) => PayingAccount | undefined;
}

const keyOf = (text: string): string => simplifiedWord(text.normalize('NFKC')).replace(/\s/g, '');

/** Fund accounts as ledgers of before name them: within reach, above it, and those that this import would open. */
@Injectable()
export class LedgerAccounts {
  constructor(private readonly accounts: FundAccountCorrections) {}

  async of(tx: ReadTx, context: ImportContext): Promise<NamedAccounts> {
    const unionIds = [...new Set([...context.reachable.keys(), ...context.line.map(({ id }) => id)])];
    const stored = await this.accounts.accountsOf(tx, unionIds, yearOf(context.run.openedOn));
    const closed = await this.accounts.closedMonthsOf(tx, unionIds);
    const own = context.run.unionId;
    const all: Account[] = [...context.foreseenAccounts, ...stored].map((account) => ({
      ...{ id: account.id, name: account.name, available: account.available, isOpen: account.status === 'open' },
      ...{ unionId: account.unionId, kind: account.kind },
      isClosedOn: (day) => closed.has(`${account.unionId} ${day.slice(0, 7)}`),
    }));
    const words = new Map<string, Account[]>();
    [...context.foreseenAccounts, ...stored].forEach(({ name, code }, index) => {
      for (const word of new Set([keyOf(name), keyOf(code)]))
        words.set(word, [...(words.get(word) ?? []), all[index]!]);
    });
    const meant = new Map<string, Account | undefined>();
    const rank = (account: Account, unionId: string) =>
      (account.isOpen ? 0 : 10) + (account.unionId === unionId ? 0 : account.unionId === own ? 1 : 2);
    return {
      byName: (name, unionId) => {
        const key = `${unionId} ${name}`;
        if (!meant.has(key)) {
          const named = words.get(keyOf(name)) ?? [];
          meant.set(key, named.toSorted((a, b) => rank(a, unionId) - rank(b, unionId))[0]);
        }
        return meant.get(key);
      },
      forDonations: (unionId) => {
        const gifts = all.filter(({ kind, isOpen }) => isOpen && kind.startsWith('donation'));
        const near = gifts.filter((account) => account.unionId === unionId);
        const found = near.length > 0 ? near : gifts.filter((account) => account.unionId === own);
        return found.length === 1 ? found[0] : undefined;
      },
    };
  }
}
