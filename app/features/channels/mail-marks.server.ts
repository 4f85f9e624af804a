import { keyFor } from "#app/platform/crypto/secret-box.server.ts";
import { verifyMessageId } from "#app/platform/mail/message-id.server.ts";
import { verifyReplyAddress } from "#app/platform/mail/reply-token.server.ts";
import type { VerifyMarks } from "#app/platform/mail/thread-candidates.ts";

/** Signs our message ids and reply addresses. */
export const mailKey = keyFor("mail marks");

/** Reads the marks that we made for this shop; another shop's are nobody's. */
export const marksOf = (shopId: bigint): VerifyMarks => ({
  replyAddress(recipient) {
    const target = verifyReplyAddress(mailKey, recipient);
    return target?.shopId === shopId ? target : null;
  },
  messageId: (id) => verifyMessageId(mailKey, shopId, id),
});
