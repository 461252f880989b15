export * from './approval-request.factory';
export * from './on-platform';
