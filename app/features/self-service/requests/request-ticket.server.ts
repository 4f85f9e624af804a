import { addressLines } from "#app/features/acts/address/typed-address.ts";
import type { TrackedOrder } from "../tracking/find-order.server.ts";
import { sayDay } from "../tracking/tracking-words.server.ts";
import type { ShopperVisit } from "../visit.ts";
import type { RequestInput } from "./request-input.ts";
import type { RequestKind } from "./request-kind.ts";
import type { Asker } from "./request-trust.ts";
import { wordsOf } from "./request-words.server.ts";

/**
 * What a request says as a message of the customer's, in their language: all that they chose, and how sure it is that it is
 * them.
 */
export function writeRequestTicket(
  visit: ShopperVisit,
  { order }: TrackedOrder,
  { kind, input, asker }: { kind: RequestKind; input: RequestInput; asker: Asker },
): { subject: string; body: string } {
  const t = wordsOf(visit);
  const lines = input.lines.map(({ title, quantity, reason, instead }) =>
    [
      `${quantity} × ${title}`,
      reason && t("ticket.because", { reason }),
      instead && t("ticket.instead", { title: instead.title }),
    ]
      .filter(Boolean)
      .join(" · "),
  );
  const facts = [
    t("ticket.order", { order: order.name, day: sayDay(visit, order.createdAt) }),
    ...lines,
    input.reason && t("ticket.because", { reason: t(`why.${input.reason as "other"}`) }),
    input.address && [t("ticket.address"), ...addressLines(input.address, visit.locale)].join("\n"),
  ];
  return {
    subject: t(`ticket.subject.${kind}`, { order: order.name }),
    body: [
      t(`ticket.ask.${kind}`),
      facts.filter(Boolean).join("\n"),
      input.note,
      `${t("ticket.source")} ${t(`ticket.by.${asker}`)}`,
    ]
      .filter(Boolean)
      .join("\n\n"),
  };
}
