import { Disbursement } from './disbursement.entity';
import { PayoutBatch } from './payout-batch.entity';
import { Receipt } from './receipt.entity';
import { TransferList, TransferListItem } from './transfer-list.entity';

export const DISBURSEMENT_ENTITIES = [Disbursement, PayoutBatch, Receipt, TransferList, TransferListItem];
