import { mailDomain } from "#app/platform/mail/mail-domain.server.ts";

/** Where a new shop's customers can write to at once: support@example.in.latte.app for example.myshopify.com. */
export const defaultMailboxAddress = (shopDomain: string): string =>
  `support@${shopDomain.replace(/\.myshopify\.com$/, "")}.${mailDomain}`;
