export * from './approval-request.factory';
