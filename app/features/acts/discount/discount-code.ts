/** Neither 0 nor O, neither 1 nor I nor L: codes are read aloud and typed. */
const letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/** How many characters follow the word: a thousand million million codes. */
const length = 10;

/**
 * The code that an act makes: by it the act is found again. Nobody guesses it from another.
 * @param idempotencyKey a random UUID
 */
export function codeOf(idempotencyKey: string): string {
  let rest = BigInt(`0x${idempotencyKey.replaceAll("-", "")}`);
  const base = BigInt(letters.length);
  let code = "";
  for (; code.length < length; rest /= base) code += letters[Number(rest % base)];
  return `GIFT-${code}`;
}
