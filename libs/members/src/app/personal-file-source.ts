import type { MemberId } from '@app/kernel';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';

/** A heading of a member's copy and the records under it, each as labels with values. */
export interface PersonalSection {
  readonly title: string;
  readonly records: readonly (readonly (readonly [label: string, value: string | null])[])[];
}

/** What a lib holds about a member: for his copy, and for what may go when he asks. Any provider of the api is found. */
export abstract class PersonalFileSource {
  /** Where its sections stand in the copy. */
  abstract readonly place: number;
  abstract sections(tx: ReadTx, memberId: MemberId): Promise<PersonalSection[]>;

  /** Why the law or the books ask for keeping; a sentence each, which the member reads. */
  keepingGrounds(_tx: ReadTx, _memberId: MemberId): Promise<string[]> {
    return Promise.resolve([]);
  }

  /** Erases what nothing asks to keep; rows and figures stay. Only called when no source has a ground. */
  erase(_tx: Tx, _memberId: MemberId): Promise<void> {
    return Promise.resolve();
  }
}

@Injectable()
export class PersonalFiles {
  private found: readonly PersonalFileSource[] | null = null;

  constructor(private readonly discovery: DiscoveryService) {}

  async sections(tx: ReadTx, memberId: MemberId): Promise<PersonalSection[]> {
    const sections: PersonalSection[] = [];
    for (const source of this.sources()) sections.push(...(await source.sections(tx, memberId)));
    return sections.filter(({ records }) => records.length > 0);
  }

  async keepingGrounds(tx: ReadTx, memberId: MemberId): Promise<string[]> {
    const grounds: string[] = [];
    for (const source of this.sources()) grounds.push(...(await source.keepingGrounds(tx, memberId)));
    return grounds;
  }

  async erase(tx: Tx, memberId: MemberId): Promise<void> {
    for (const source of this.sources()) await source.erase(tx, memberId);
  }

  private sources(): readonly PersonalFileSource[] {
    if (!this.found) {
      const instances = this.discovery.getProviders().map((wrapper) => wrapper.instance as unknown);
      const sources = instances.filter((instance) => instance instanceof PersonalFileSource);
      this.found = [...new Set(sources)].sort((a, b) => a.place - b.place);
    }
    return this.found;
  }
}
