import type { ActionFunctionArgs } from "@remix-run/node";
import { reportOrder } from "#app/features/self-service/tracking/report-order.server.ts";
import { noteStep } from "#app/features/self-service/report/note-step.server.ts";
import { showOrder } from "#app/features/self-service/tracking/tracking-order.server.ts";
import { answerOpenOrder } from "#app/shopper-order.server.ts";

/** One click asks the shop about a parcel, or about an order that has none yet. */
export const action = ({ request }: ActionFunctionArgs): Promise<Response> =>
  answerOpenOrder(request, async ({ visit, form, tracked, trust }) => {
    const reported = await reportOrder(visit, tracked, trust, form.text("parcel"));
    if (reported.ok) {
      const { id: ticketId, number } = reported.value;
      noteStep(visit, { kind: "ticket", orderId: BigInt(tracked.order.id), ticketId });
      return showOrder(visit, tracked, trust, { on: "reported", number });
    }
    return showOrder(visit, tracked, trust, reported.problem === "too_often" ? { on: "report_too_often" } : undefined);
  });
