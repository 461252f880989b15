/** Fault tests run in a short form in `npm test` and in full by `npm run faults`. */
export const isFull = process.env['FAULTS'] === 'full';
export const faultSize = (short: number, full: number): number => (isFull ? full : short);
