// Types for openapi-fetch from an OpenAPI 3.1 document: `paths` and `components`, nothing else.

const REF = '#/components/schemas/';
const METHODS = ['get', 'put', 'post', 'delete', 'patch'];
const key = (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

function typeOf(schema) {
  if (!schema || Object.keys(schema).length === 0) return 'unknown';
  if (schema.$ref) return `components['schemas'][${JSON.stringify(schema.$ref.slice(REF.length))}]`;
  for (const [word, sign] of [
    ['anyOf', ' | '],
    ['oneOf', ' | '],
    ['allOf', ' & '],
  ])
    if (schema[word]) return `(${schema[word].map(typeOf).join(sign)})`;
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ ...schema, type })).join(' | ');
  switch (schema.type) {
    case 'string':
      return schema.format === 'binary' ? 'Blob' : 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    case 'array': {
      const item = typeOf(schema.items);
      return /[|&]/.test(item) ? `(${item})[]` : `${item}[]`;
    }
    default:
      return objectType(schema);
  }
}

function objectType(schema) {
  if (!schema.properties) return 'Record<string, unknown>';
  const required = new Set(schema.required ?? []);
  const lines = Object.entries(schema.properties).map(([name, property]) => {
    const text = property.description ? `/** ${property.description.replaceAll('*/', '')} */ ` : '';
    return `${text}${key(name)}${required.has(name) ? '' : '?'}: ${typeOf(property)};`;
  });
  return `{ ${lines.join('\n')} }`;
}

function parametersOf(operation) {
  const groups = ['query', 'path', 'header', 'cookie'].map((place) => {
    const own = (operation.parameters ?? []).filter((parameter) => parameter.in === place);
    if (own.length === 0) return `${place}?: never;`;
    const fields = own.map((p) => `${key(p.name)}${p.required ? '' : '?'}: ${typeOf(p.schema)};`).join(' ');
    const optional = own.every((p) => !p.required) ? '?' : '';
    return `${place}${optional}: { ${fields} };`;
  });
  return `parameters: { ${groups.join(' ')} };`;
}

function bodyOf(operation) {
  const content = operation.requestBody?.content;
  if (!content) return 'requestBody?: never;';
  const types = Object.entries(content).map(
    ([media, { schema }]) => `${key(media)}: ${media.startsWith('multipart/') ? 'FormData' : typeOf(schema)};`,
  );
  return `requestBody: { content: { ${types.join(' ')} } };`;
}

function responsesOf(operation) {
  const answers = Object.entries(operation.responses ?? {}).map(([status, { content }]) => {
    const types = Object.entries(content ?? {}).map(([media, { schema }]) => `${key(media)}: ${typeOf(schema)};`);
    return `${status}: { headers: Record<string, unknown>; content: ${types.length > 0 ? `{ ${types.join(' ')} }` : 'never'} };`;
  });
  return `responses: { ${answers.join(' ')} };`;
}

/** TypeScript source of the types of `document`. */
export function typescriptClient(document) {
  const paths = Object.entries(document.paths).map(([path, item]) => {
    const methods = METHODS.map((method) => {
      const operation = item[method];
      if (!operation) return `${method}?: never;`;
      return `${method}: { ${parametersOf(operation)} ${bodyOf(operation)} ${responsesOf(operation)} };`;
    });
    // The client's base is /api.
    return `${JSON.stringify(path.replace(/^\/api(?=\/)/, ''))}: { ${methods.join('\n')} };`;
  });
  const schemas = Object.entries(document.components?.schemas ?? {}).map(
    ([name, schema]) => `${key(name)}: ${typeOf(schema)};`,
  );
  return [
    '// Generated from apps/api/openapi.json by `npm run contract`. Do not edit.',
    `export interface paths {\n${paths.join('\n')}\n}`,
    `export interface components { schemas: {\n${schemas.join('\n')}\n} }`,
    '',
  ].join('\n');
}
