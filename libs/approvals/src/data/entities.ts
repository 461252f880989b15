import { ApprovalRecord } from './approval-record.entity';
import { ApprovalRequest } from './approval-request.entity';
import { ApprovalRouteRow } from './approval-route.entity';
import { Separation } from './separation.entity';
import { SignatureRow } from './signature.entity';

export const APPROVAL_ENTITIES = [ApprovalRouteRow, ApprovalRequest, Separation, SignatureRow, ApprovalRecord];
