import { type Actor, actingUnder, holds } from '@app/kernel';
import { Injectable, type PipeTransform, type Type } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ACCESS_RULE, type AccessRule, refuse } from './access';
import { inputPipe } from './input.pipe';
import type { Sheet } from './sheet';

export const ANSWERS_SHEET = 'nuanjia:sheet';
/** Where a sheet without a route stands. */
export const SHEET_PATH = 'nuanjia:sheet-path';

/** What Nest keeps of a handler's parameters; a query is 4, a part of the path 5. */
const ROUTE_ARGUMENTS = '__routeArguments__';
const QUERY = '4';
const PATH_PART = '5';

interface RouteArgument {
  readonly index: number;
  readonly data?: unknown;
  readonly pipes?: readonly unknown[];
}

/** A list in Excel as its route declares it, to be made by somebody else than the route. */
export interface DeclaredSheet {
  /**
   * The actor as he asks for this list: for whom he does, when he may only by a role that was delegated to him. Refuses
   * `request.not-allowed` who may not ask for it (any more).
   */
  as(actor: Actor): Actor;
  /** As the route would make it for the actor; refuses as the route would. */
  open(actor: Actor, query: Readonly<Record<string, string>>): Promise<Sheet<unknown>>;
}

/**
 * The lists that can be had in Excel, by their routes. A process without routes finds them too when their controllers
 * are provided there: each list is declared once.
 */
@Injectable()
export class SheetRegister {
  constructor(private readonly discovery: DiscoveryService) {}

  /** By the path of the list, `/staff/members`; refuses `request.not-found` for a path without a sheet. */
  of(path: string): DeclaredSheet {
    const asked = `${path}/sheet`.split('/').filter(Boolean);
    for (const { instance, method, route } of this.declared()) {
      const parts = partsOfPath(route, asked);
      if (!parts) continue;
      const handler = { instance, method };
      return {
        as: (actor) => askingFor(handler, actor),
        open: (actor, query) => open(handler, parts, actor, query),
      };
    }
    return refuse('request.not-found');
  }

  private *declared(): Generator<{ instance: object; method: string; route: string[] }> {
    const scanner = new MetadataScanner();
    const found = [...this.discovery.getControllers(), ...this.discovery.getProviders()];
    for (const instance of new Set(found.map((wrapper) => wrapper.instance as unknown))) {
      if (typeof instance !== 'object' || instance === null) continue;
      const base: unknown = Reflect.getMetadata('path', instance.constructor);
      if (typeof base !== 'string') continue;
      for (const method of scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object)) {
        const handler = handlerOf(instance, method);
        if (!Reflect.getMetadata(ANSWERS_SHEET, handler)) continue;
        const below: unknown = Reflect.getMetadata(SHEET_PATH, handler) ?? Reflect.getMetadata('path', handler);
        const route = `${base}/${String(below)}`.split('/').filter(Boolean);
        yield { instance, method, route };
      }
    }
  }
}

type Handler = (...given: unknown[]) => Promise<Sheet<unknown>>;
const handlerOf = (instance: object, method: string): Handler => (instance as Record<string, Handler>)[method]!;

/** What stands for `:id`; null when it is another route. */
function partsOfPath(route: readonly string[], asked: readonly string[]): Record<string, string> | null {
  if (route.length !== asked.length) return null;
  const fits = route.every((part, i) => part.startsWith(':') || part === asked[i]);
  if (!fits) return null;
  return Object.fromEntries(route.flatMap((part, i) => (part.startsWith(':') ? [[part.slice(1), asked[i]!]] : [])));
}

interface Declaration {
  readonly instance: object;
  readonly method: string;
}

function askingFor({ instance, method }: Declaration, actor: Actor): Actor {
  const rule = Reflect.getMetadata(ACCESS_RULE, handlerOf(instance, method)) as AccessRule | undefined;
  if (rule?.kind !== 'permission' || !holds(actor, rule.permission)) return refuse('request.not-allowed');
  return actingUnder(actor, rule.permission);
}

async function open(
  { instance, method }: Declaration,
  parts: Readonly<Record<string, string>>,
  actor: Actor,
  query: Readonly<Record<string, string>>,
): Promise<Sheet<unknown>> {
  const handler = handlerOf(instance, method);
  const asking = askingFor({ instance, method }, actor);
  const types = Reflect.getMetadata('design:paramtypes', instance, method) as Type[];
  const declared: Record<string, RouteArgument> = Reflect.getMetadata(ROUTE_ARGUMENTS, instance.constructor, method);
  const given: unknown[] = [];
  for (const [key, argument] of Object.entries(declared)) {
    const [kind] = key.split(':');
    const metatype = types[argument.index]!;
    if (kind === QUERY) given[argument.index] = await inputPipe().transform(query, { type: 'query', metatype });
    else if (kind === PATH_PART) given[argument.index] = await partOf(argument, parts);
    else given[argument.index] = asking;
  }
  return handler.call(instance, ...given) as Promise<Sheet<unknown>>;
}

async function partOf({ data, pipes = [] }: RouteArgument, parts: Readonly<Record<string, string>>): Promise<unknown> {
  let value: unknown = parts[String(data)];
  for (const Pipe of pipes as Type<PipeTransform>[]) value = await new Pipe().transform(value, { type: 'param' });
  return value;
}
