import { idempotencyKeyOf, ifMatchVersionOf } from '@app/http';
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

/** The published contract. Committed as apps/api/openapi.json and compared by a test. */
export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('暖家 Nuanjia')
    .setDescription('Member-welfare cases of trade unions. Problems are RFC 9457 documents.')
    .setVersion('1')
    .addCookieAuth('nj_session')
    .build();
  const document = SwaggerModule.createDocument(app, config, { operationIdFactory: operationId });
  complete(document, headersByOperation(app));
  return withNullTypes(document) as OpenAPIObject;
}

const operationId = (controller: string, method: string): string =>
  `${controller.replace(/Controller$/, '')}_${method}`;

type Operation = { operationId?: string; parameters?: object[]; responses: Record<string, object> };

const HEADERS = {
  'If-Match': { description: '看到的版本，如 "3"', schema: { type: 'string', pattern: '^"\\d{1,9}"$' } },
  'Idempotency-Key': {
    description: '这一次提交的编号；重复提交只办一次',
    schema: { type: 'string', minLength: 8, maxLength: 100 },
  },
};

/** Our own parameter decorators, by what reads them: the document's generator knows only Nest's. */
function headersByOperation(app: NestFastifyApplication): Map<string, (keyof typeof HEADERS)[]> {
  const found = new Map<string, (keyof typeof HEADERS)[]>();
  const scanner = new MetadataScanner();
  for (const { instance, metatype } of new DiscoveryService(app.get(ModulesContainer)).getControllers()) {
    if (!metatype) continue;
    for (const name of scanner.getAllMethodNames(Object.getPrototypeOf(instance))) {
      const used: Record<string, { factory?: unknown }> =
        Reflect.getMetadata('__routeArguments__', metatype, name) ?? {};
      const factories = Object.values(used).map(({ factory }) => factory);
      const headers: (keyof typeof HEADERS)[] = [];
      if (factories.includes(ifMatchVersionOf)) headers.push('If-Match');
      if (factories.includes(idempotencyKeyOf)) headers.push('Idempotency-Key');
      found.set(operationId(metatype.name, name), headers);
    }
  }
  return found;
}

/** Path parameters, headers and problems of every operation. */
function complete(document: OpenAPIObject, headers: ReadonlyMap<string, readonly (keyof typeof HEADERS)[]>): void {
  document.components!.schemas!['ProblemDocument'] = PROBLEM as never;
  for (const [path, item] of Object.entries(document.paths))
    for (const operation of Object.values(item as Record<string, Operation>)) {
      if (!operation.responses) continue;
      const known = (operation.parameters ?? []) as { name: string; in: string }[];
      const missing = [...path.matchAll(/\{(\w+)\}/g)]
        .map((match) => match[1]!)
        .filter((name) => !known.some((p) => p.in === 'path' && p.name === name));
      operation.parameters = [
        ...missing.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string', format: 'uuid' } })),
        ...known,
        ...(headers.get(operation.operationId ?? '') ?? []).map((name) => ({
          name,
          in: 'header',
          required: true,
          ...HEADERS[name],
        })),
      ];
      operation.responses['default'] = {
        description: 'RFC 9457',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDocument' } } },
      };
    }
}

const text = (description: string) => ({ type: 'string', description });
const PROBLEM = {
  type: 'object',
  properties: {
    type: text('urn:nuanjia:problem:…'),
    title: text('一句话说明'),
    status: { type: 'integer' },
    detail: text('说明与下一步'),
    code: text('稳定的代码'),
    traceId: text('请求编号'),
    fields: {
      type: 'array',
      items: {
        type: 'object',
        properties: { field: text('字段'), message: text('怎么改') },
        required: ['field', 'message'],
      },
    },
    current: { type: 'integer', description: '412: 现在的版本' },
    statusNow: text('412: 现在的状态'),
    contested: {
      type: 'array',
      description: '412: 提交的和现在不一样的字段',
      items: {
        type: 'object',
        properties: {
          field: text('字段'),
          label: text('名称'),
          sent: { type: ['string', 'null'], description: '提交的' },
          now: { type: ['string', 'null'], description: '现在的' },
        },
        required: ['field', 'label', 'sent', 'now'],
      },
    },
  },
  required: ['type', 'title', 'status', 'detail', 'code', 'traceId'],
};

/** OpenAPI 3.1 has no `nullable`: null is one of the types. */
function withNullTypes(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withNullTypes);
  if (node === null || typeof node !== 'object') return node;
  const { nullable, ...rest } = node as Record<string, unknown>;
  const copy = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, withNullTypes(value)]));
  if (nullable !== true) return copy;
  if (typeof copy['type'] === 'string') {
    const values = copy['enum'];
    return { ...copy, type: [copy['type'], 'null'], ...(Array.isArray(values) && { enum: [...values, null] }) };
  }
  return { anyOf: [copy, { type: 'null' }] };
}
