const mark = / \(released \d+\)$/;

/** What a mailbox was called before another shop connected its address; `null`: the address is still its own. */
export const releasedAddress = (address: string): string | null =>
  mark.test(address) ? address.replace(mark, "") : null;
