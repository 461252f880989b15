export { ActorOutdated, proofOf, withProof } from './actor-proof';
export { AccountSignals, signalAccounts } from './account-signals';
export { type AuditReport, auditReport, CHAINS_OF_TENANT, type ChainVerdict, verifyStoredChain } from './audit-report';
export type { RunQuery } from './audit-entries';
export { federationDay } from './federation-day';
export { fitsAuditTrail, isForeignKey, type KeyFit } from './audit-key';
export { AuditSealing, sealAllWaiting } from './audit-sealing';
export { areAsSigned, type AuditHead, type AuditHeads, auditPublicKey, signHeads } from './audit-heads';
export {
  canonical,
  type ChainedEntry,
  type ChainFinding,
  chainHash,
  entryMac,
  headSeal,
  verifyChain,
  type WrittenEntry,
} from './audit-chain';
export * from './columns';
export { dataSourceOptions, migrate } from './data-source';
export { DatabaseSettings, KeySettings, ProvisioningSettings } from './database.settings';
export { IDEMPOTENCY_PROBLEMS, type Idempotency, idempotencyOf } from './idempotency';
export { InvariantCheck, type Violation } from './invariant-check';
export { type AuditRecord, type DomainEvent, ON_BEHALF_OF } from './journal-writer';
export { KeyRing, type MasterKey } from './key-ring';
export { MIGRATIONS } from './migrations';
export { SnakeNaming } from './naming';
export type { OutboxMessage } from './outbox-message';
export { ERASED, type ErasedPlace, PersonalErasure } from './personal-erasure';
export { type HeldRecord, OTHER_MATTER, type RetainedKind, RetainedRecords, RetentionHold } from './retained-records';
export { PersistenceModule } from './persistence.module';
export { type ProvisionedDatabase, provision } from './provisioning';
export { type Environment, loadSettings, Settings, SETTINGS_SECTIONS, settingsProvider } from './settings';
export { type Tenant, TenantRegister } from './tenant-register';
export { type Glance, PERSISTENCE_PROBLEMS, ReadTx, Tx, type VersionedRow } from './tx';
export { sqlState } from './sql-state';
export { UnitOfWork } from './unit-of-work';
export { currentTrace, underTrace } from './trace';
export { Vault } from './vault';
