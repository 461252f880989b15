/* Placeholder until it is generated from /api/openapi.json; paths are relative to /api. */
/* eslint-disable */
// oxlint-disable-next-line no-explicit-any
export type paths = Record<string, any>;
