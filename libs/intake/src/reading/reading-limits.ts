/** Bounds on an upload, in bytes and rows; what goes beyond is refused before it costs memory. */
export interface ReadingLimits {
  /** The file as uploaded. */
  readonly fileBytes: number;
  /** One part of the file after unpacking. */
  readonly entryBytes: number;
  /** All parts together after unpacking. */
  readonly unpackedBytes: number;
  /** Parts that stay in memory whole: the table of strings of .xlsx, the content of .ods. */
  readonly residentBytes: number;
  /** A large part that shrinks better than this is no table: 50 MB of zeros reach about 1000. */
  readonly compressionRatio: number;
  /** Of one sheet, and of all sheets of one import together. */
  readonly rows: number;
}

const MB = 1024 * 1024;

export const DEFAULT_LIMITS: ReadingLimits = {
  fileBytes: 30 * MB,
  entryBytes: 200 * MB,
  unpackedBytes: 400 * MB,
  residentBytes: 64 * MB,
  compressionRatio: 200,
  rows: 120_000,
};
