import { refuseFile } from '../domain/intake.problems';

/** The container of .xls, of old Word files, and of encrypted .xlsx. */
const SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** How the stream of an .xls workbook begins: record BOF of BIFF8, "workbook globals". */
const WORKBOOK_START = Buffer.from('0908100000060500', 'hex');
const FILE_PASS_RECORD = 0x002f;
const RECORDS_BEFORE_FILE_PASS = 4;

export const looksLikeCompoundFile = (bytes: Buffer): boolean => bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE);

/** Refuses the encrypted, those with macros, and those that hold no workbook. */
export function refuseCompoundFile(bytes: Buffer): void {
  const holds = (name: string): boolean => bytes.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage') || hasFilePass(bytes)) refuseFile('intake.encrypted');
  if (holds('_VBA_PROJECT')) refuseFile('intake.macros');
  if (!holds('Workbook') && !holds('Book')) refuseFile('intake.not-a-workbook');
}

function hasFilePass(bytes: Buffer): boolean {
  let at = bytes.indexOf(WORKBOOK_START);
  if (at < 0) return false;
  for (let i = 0; i <= RECORDS_BEFORE_FILE_PASS && at + 4 <= bytes.length; i++) {
    if (bytes.readUInt16LE(at) === FILE_PASS_RECORD) return true;
    at += 4 + bytes.readUInt16LE(at + 2);
  }
  return false;
}
