/** TypeScript source of the client's types for an OpenAPI 3.1 document. */
export function typescriptClient(document: object): string;
