export * from './actor';
export * from './civil-date';
export * from './ids';
export * from './lifecycle';
export * from './mask';
export * from './money';
export * from './problem';
export * from './grouping';
