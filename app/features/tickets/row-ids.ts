const largest = (1n << 63n) - 1n;

/** A row's id as it stands in an address or a form; `null` when it cannot be one. */
export function parseRowId(text: unknown): bigint | null {
  if (typeof text !== "string" || !/^[1-9]\d{0,18}$/.test(text)) return null;
  const id = BigInt(text);
  return id <= largest ? id : null;
}

/** Whether the text is a row's id. */
export const isRowIdText = (text: unknown): text is string => parseRowId(text) !== null;

/** A ticket's number as it stands in an address ("1042"); `null` when it cannot be one. */
export function parseTicketNumber(text: unknown): number | null {
  if (typeof text !== "string" || !/^[1-9]\d{0,9}$/.test(text)) return null;
  return isTicketNumber(Number(text)) ? Number(text) : null;
}

/** Whether a ticket could have this number: the column is a 32-bit integer. */
export const isTicketNumber = (number: number): boolean =>
  Number.isInteger(number) && number > 0 && number <= 2_147_483_647;
