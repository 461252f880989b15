import { refuseFile } from '../domain/intake.problems';

export const refuseChanged = (name: string): never =>
  refuseFile('intake.changed-since-import', `${name}在这次导入之后又改过，不能整批撤回，请逐个更正。`);
