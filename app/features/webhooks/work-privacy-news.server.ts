import { askPrivacy } from "../privacy/ask-privacy.server.ts";
import { isNobody, readPerson } from "../privacy/person.ts";
import type { Desk } from "../shared/desk.ts";
import { done, type Delivery, type Worked } from "./delivery.ts";

/** customers/data_request and customers/redact: taken down as a duty, which a job fulfils. */
export async function workPersonalDataDuty(desk: Desk, { topic, payload, at, webhookId }: Delivery): Promise<Worked> {
  const person = readPerson(payload);
  if (isNobody(person)) return { state: "failed", problem: "names nobody" };
  const kind = topic === "customers/redact" ? "redact" : "data_request";
  await askPrivacy(desk, { kind, source: "shopify", requestKey: webhookId, person, receivedAt: at });
  return done;
}
