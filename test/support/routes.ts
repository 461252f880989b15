import { ACCESS_RULE, type AccessRule } from '@app/http';
import { RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

export interface Route {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `:id` in it, below /api. */
  readonly path: string;
  readonly rule: AccessRule | undefined;
}

const clean = (part: string | undefined): string => (part ?? '').replace(/^\/+|\/+$/g, '');

/** Every route of the running API with its access rule, read from the controllers themselves. */
export function routesOf(app: NestFastifyApplication): Route[] {
  const discovery = new DiscoveryService(app.get(ModulesContainer));
  const scanner = new MetadataScanner();
  return discovery.getControllers().flatMap(({ instance, metatype }) => {
    if (!metatype) return [];
    const prototype = Object.getPrototypeOf(instance);
    const base = clean(Reflect.getMetadata('path', metatype));
    return scanner
      .getAllMethodNames(prototype)
      .filter((name) => Reflect.getMetadata('path', prototype[name]) !== undefined)
      .map((name): Route => {
        const own = clean(Reflect.getMetadata('path', prototype[name]));
        const prefix = base.startsWith('health') ? '' : '/api';
        return {
          name: `${metatype.name}.${name}`,
          method: RequestMethod[Reflect.getMetadata('method', prototype[name])] as Route['method'],
          path: [prefix, base, own].filter((part, i) => i === 0 || part !== '').join('/'),
          rule: Reflect.getMetadata(ACCESS_RULE, prototype[name]),
        };
      });
  });
}

/** The path with every parameter replaced. */
export const fill = (path: string, value: string): string => path.replace(/:\w+/g, value);
