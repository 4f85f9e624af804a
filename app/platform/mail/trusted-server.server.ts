import { env } from "#app/env.server.ts";

/** The name under which our own mail provider signs its verdicts about senders; `null`: nobody's word is taken. */
export const trustedMailServer: string | null = env.MAIL_TRUSTED_AUTHSERV_ID || null;
