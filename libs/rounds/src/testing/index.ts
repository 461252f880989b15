export * from './round.factory';
