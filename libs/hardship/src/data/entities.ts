import { AidCapRow } from './aid-cap.entity';
import { DuplicateSign } from './duplicate-sign.entity';
import { FileAppeal } from './file-appeal.entity';
import { FileFact } from './file-fact.entity';
import { FilePerson } from './file-person.entity';
import { FilePaper, FileRecord } from './file-record.entity';
import { FormulaRuleRow } from './formula-rule.entity';
import { HardshipFile } from './hardship-file.entity';
import { ExpenseLineRow, IncomeLineRow, StatementRow } from './household-statement.entity';
import { JudgementRow } from './judgement.entity';
import { Pairing } from './pairing.entity';
import { ReviewRuleRow } from './review-rule.entity';
import { SpotCheck, SpotCheckItem } from './spot-check.entity';
import { SubsistenceStandardRow } from './subsistence-standard.entity';

export const HARDSHIP_ENTITIES = [
  SubsistenceStandardRow,
  AidCapRow,
  Pairing,
  ReviewRuleRow,
  FormulaRuleRow,
  SpotCheck,
  SpotCheckItem,
  HardshipFile,
  FilePerson,
  StatementRow,
  IncomeLineRow,
  ExpenseLineRow,
  JudgementRow,
  DuplicateSign,
  FileAppeal,
  FileFact,
  FileRecord,
  FilePaper,
];
