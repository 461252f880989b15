export {
  type ApprovalOpeningOrder,
  type ApprovalOrder,
  type ApprovalOutcome,
  type CaseFacts,
  type NewCase,
  type RequesterAction,
} from './app/approval-order';
export {
  type ApprovalHistory,
  ApprovalReading,
  type ApprovalStanding,
  isAskedBy,
  isUndecided,
  type SignerCandidate,
  type WaitingRequest,
} from './app/approval.reading';
export { ApprovalService, type ApprovedPlan } from './app/approval.service';
export { RouteTable } from './app/route-table';
export { personOf, type ReceivingCase, SeparateDuties } from './app/separate-duties.register';
export { SignerDirectory } from './app/signer.directory';
export { ApprovalsModule } from './approvals.module';
export { hasNoOtherPart, type WaitingFilter, type WaitingRow } from './data/waiting.query';
export * from './domain';
export * from './http/dto/signing.dto';
