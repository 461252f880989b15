import { Disbursement } from './disbursement.entity';
import { PayoutBatch } from './payout-batch.entity';
import { Receipt } from './receipt.entity';

export const DISBURSEMENT_ENTITIES = [Disbursement, PayoutBatch, Receipt];
