import type { ActionFunctionArgs } from "@remix-run/node";
import { checkCode } from "#app/features/self-service/tracking/check-code.server.ts";
import { showOrder } from "#app/features/self-service/tracking/tracking-order.server.ts";
import { answerOpenOrder } from "#app/shopper-order.server.ts";

/** With the code from the mail the whole order is shown. */
export const action = ({ request }: ActionFunctionArgs): Promise<Response> =>
  answerOpenOrder(request, async ({ visit, form, tracked, trust }) => {
    const check = await checkCode(visit.desk, BigInt(tracked.order.id), form.text("code"));
    if (check.is === "right") return showOrder(visit, tracked, "confirmed");
    const notice = check.is === "over" ? ({ on: "code_over" } as const) : ({ ...check, on: "code_wrong" } as const);
    return showOrder(visit, tracked, trust, notice);
  });
