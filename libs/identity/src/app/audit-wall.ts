import type { Actor } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';

/**
 * Records of which not even the existence is known to everybody of the union, such as disputes. The lib that owns them
 * provides one; their entries are shown to those who may see the record itself.
 */
export abstract class AuditWall {
  abstract readonly subjectType: string;
  /** SQL: whether the actor may see the record whose id is `column`. $1 is the tenant; pushes its values onto `params`. */
  abstract condition(actor: Actor, column: string, params: unknown[]): string;
}

/** The walls of all libs that are loaded. */
@Injectable()
export class AuditWalls {
  constructor(private readonly discovery: DiscoveryService) {}

  /** Conditions on an entry `e`, one for each wall. */
  conditions(actor: Actor, params: unknown[]): string[] {
    const walls = this.discovery
      .getProviders()
      .map((wrapper) => wrapper.instance as unknown)
      .filter((instance): instance is AuditWall => instance instanceof AuditWall);
    const types = new Map(walls.map((wall) => [wall.subjectType, wall]));
    return [...types.values()].map((wall) => {
      const type = `$${params.push(wall.subjectType)}`;
      return `(e.subject_type <> ${type} OR ${wall.condition(actor, 'e.subject_id', params)})`;
    });
  }
}
