export { AccountDirectory, type RoleHolder } from './app/account-directory';
export { AccountRegister, type NewAccount, type NewGrant } from './app/account-register';
export { AuditReading, type Verification } from './app/audit-reading';
export { AuditWall } from './app/audit-wall';
export { ContactBook } from './app/contact-book';
export { MOST_OPEN_WORK, OpenWork, type OpenWorkItem, type Worker, type WorkScope } from './app/open-work';
export { PasswordHasher } from './app/password-hasher';
export { PasswordResetService, RESET_MINUTES } from './app/password-reset.service';
export { SessionActorResolver } from './app/session-actor-resolver';
export { SessionService } from './app/session.service';
export { DelegationService } from './app/delegation.service';
export { type Credentials, SignInService } from './app/sign-in.service';
export { IDENTITY_PROBLEMS } from './domain/identity.problems';
export { IDENTITY_PERMISSIONS } from './domain/permissions';
export {
  isRole,
  type Permission,
  PERMISSION_NAMES,
  permissionsOfRole,
  type Role,
  ROLE_MATRIX,
  ROLE_NAMES,
  ROLES,
  rolesWith,
} from './domain/role-matrix';
export { IdentityModule } from './identity.module';
