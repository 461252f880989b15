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
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  return withNullTypes(document) as OpenAPIObject;
}

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
