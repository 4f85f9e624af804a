/**
 * The address under which mail leaves a mailbox. Another's address only once a forwarding test has come back: anybody can
 * type an address, and only who owns it can forward its mail.
 */
export const senderOf = (mailbox: {
  address: string;
  inboundAddress: string | null;
  inTestSeenAt: Date | null;
}): string => (mailbox.inboundAddress && !mailbox.inTestSeenAt ? mailbox.inboundAddress : mailbox.address);
