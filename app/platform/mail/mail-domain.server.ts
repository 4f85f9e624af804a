import { env } from "#app/env.server.ts";

/** The domain of the addresses at which this installation receives mail. */
export const mailDomain: string = env.MAIL_DOMAIN;
