import type { FieldProblem } from "#app/features/acts/act-problems.ts";
import type { ShopperFile } from "../shopper-file.ts";
import type { ShopperPage } from "../shopper-page.ts";
import type { Trust } from "../shopper-pass.server.ts";
import { readTracked, type TrackedOrder } from "../tracking/find-order.server.ts";
import { showOrder } from "../tracking/tracking-order.server.ts";
import type { ShopperVisit } from "../visit.ts";
import { findChoices } from "./find-choices.server.ts";
import { findSent, makeRequest, type RequestRefusal } from "./make-request.server.ts";
import { askForCode } from "./open-request.server.ts";
import { choicesOfOrder, parseRequest } from "./parse-request.ts";
import { showRequestForm } from "./request-form.server.ts";
import { requestKeyOf } from "./request-key.server.ts";
import { kindsWithPhotos, type RequestKind } from "./request-kind.ts";
import { requestStateOf } from "./request-state.ts";
import { askerOf, wayFor } from "./request-trust.ts";
import { wordsOf } from "./request-words.server.ts";

export interface SentRequest {
  kind: RequestKind;
  /** A field of the form. */
  text(field: string): string;
  photos: readonly ShopperFile[];
  /** The files that came cannot be taken. */
  fileProblem: boolean;
}

const longestKey = 60;

/** Takes a request as it was filled in, and shows the order with what became of it, or the form with what does not fit. */
export async function sendRequest(
  visit: ShopperVisit,
  tracked: TrackedOrder,
  trust: Trust,
  sent: SentRequest,
): Promise<ShopperPage> {
  const { kind, text, photos } = sent;
  const t = wordsOf(visit);
  const { order, offers } = tracked;
  const offer = offers[kind];
  const asker = askerOf(trust, visit.customerId, order);
  const shown = asker === "guest" ? "guest" : "confirmed";
  const way = offer.offered ? wayFor(kind, offer.mode, asker) : "ask";
  if (way === "confirm") return askForCode(visit, tracked, kind, undefined, text);
  // What is over is known without asking Shopify what could be chosen.
  const choices = offer.offered ? await findChoices(visit, kind, order) : choicesOfOrder(order);
  const parsed = choices && parseRequest(kind, text, order, choices);
  const again = (problems: readonly FieldProblem[]) =>
    choices
      ? showRequestForm(visit, tracked, { kind, trust: shown, way, choices, typed: text, problems })
      : showOrder(visit, tracked, shown, { on: "request", state: "request_gone", title: t("notice.gone") });
  const key = text("key").slice(0, longestKey);
  const input = parsed?.ok ? parsed.value : null;
  const problems = sent.fileProblem ? [{ field: "photos", problem: "files" }] : parsed && !parsed.ok ? parsed.problems : []; // prettier-ignore
  const fits = !sent.fileProblem && key && (input || !offer.offered);
  // What it asked for before may be why the same form does not fit any more.
  const wasSent = !fits && key && (await findSent(visit.desk, requestKeyOf(order.id, kind, key)));
  if (!fits && !wasSent) return again(problems);

  const made = await makeRequest(visit, tracked, {
    kind,
    asker,
    formKey: key,
    input: input ?? { lines: [], reason: "", note: "", address: null },
    files: kindsWithPhotos.includes(kind) ? photos : [],
  });
  if (!made.ok && made.problem === "unavailable") return again([{ field: "photos", problem: "files_unavailable" }]);
  const now = (await readTracked(visit.desk, BigInt(order.id))) ?? tracked;
  if (!made.ok) return showOrder(visit, now, shown, { on: "request", ...sayRefusal(visit, made.problem) });
  const asked = now.asked.find(({ id }) => id === made.value.id.toString());
  const is = asked ? requestStateOf(asked).is : "looking";
  const title = !made.value.isNew ? t("notice.again") : t(`notice.${is === "answered" ? "looking" : is}`);
  return showOrder(visit, now, shown, { on: "request", state: `request_${made.value.isNew ? is : "again"}`, title });
}

function sayRefusal(visit: ShopperVisit, problem: RequestRefusal): { state: string; title: string } {
  const t = wordsOf(visit);
  const words = { not_offered: "gone", no_address: "noAddress", too_often: "tooOften", confirm: "gone", unavailable: "gone" } as const; // prettier-ignore
  return { state: `request_${problem}`, title: t(`notice.${words[problem]}`) };
}
