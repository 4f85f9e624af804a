import type { ActionFunctionArgs } from "@remix-run/node";
import { readTracked } from "#app/features/self-service/tracking/find-order.server.ts";
import { reportOrder } from "#app/features/self-service/tracking/report-order.server.ts";
import { showOrder } from "#app/features/self-service/tracking/tracking-order.server.ts";
import { answerOpenOrder } from "#app/shopper-order.server.ts";

/** One click asks the shop about a parcel, or about an order that has none yet. */
export const action = ({ request }: ActionFunctionArgs): Promise<Response> =>
  answerOpenOrder(request, async ({ visit, form, tracked, trust }) => {
    const reported = await reportOrder(visit, tracked, trust, form.text("parcel"));
    if (!reported.ok)
      return showOrder(
        visit,
        tracked,
        trust,
        reported.problem === "too_often" ? { on: "report_too_often" } : undefined,
      );
    const now = (await readTracked(visit.desk, BigInt(tracked.order.id))) ?? tracked;
    const asked = now.asked.find(({ id }) => id === reported.value.id.toString());
    return showOrder(visit, now, trust, asked && { on: "reported", number: asked.ticketNumber });
  });
