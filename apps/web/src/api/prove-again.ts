/** The API asks for the code of the phone once more before what weighs most. */
let ask: () => Promise<boolean> = async () => false;

/** Called once by the ProofDialog. The promise says whether a code was given and taken. */
export const onProofAsked = (listener: () => Promise<boolean>): void => {
  ask = listener;
};

let asking: Promise<boolean> | null = null;

/** Several calls that are refused at once ask once. */
export function proveAgain(): Promise<boolean> {
  asking ??= ask().finally(() => {
    asking = null;
  });
  return asking;
}
