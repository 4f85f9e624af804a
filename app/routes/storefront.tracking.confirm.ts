import type { ActionFunctionArgs } from "@remix-run/node";
import { askForCode, openRequest } from "#app/features/self-service/requests/open-request.server.ts";
import { isRequestKind } from "#app/features/self-service/requests/request-kind.ts";
import { checkCode } from "#app/features/self-service/tracking/check-code.server.ts";
import { showOrder } from "#app/features/self-service/tracking/tracking-order.server.ts";
import { answerOpenOrder } from "#app/shopper-order.server.ts";

/** With the code from the mail the whole order is shown. */
export const action = ({ request }: ActionFunctionArgs): Promise<Response> =>
  answerOpenOrder(request, async ({ visit, form, tracked, trust }) => {
    const check = await checkCode(visit.desk, BigInt(tracked.order.id), form.text("code"));
    const kind = form.text("for");
    if (check.is === "right")
      return isRequestKind(kind)
        ? openRequest(visit, tracked, "confirmed", kind, form.text)
        : showOrder(visit, tracked, "confirmed");
    const notice = check.is === "over" ? ({ on: "code_over" } as const) : ({ ...check, on: "code_wrong" } as const);
    return isRequestKind(kind)
      ? askForCode(visit, tracked, kind, notice, form.text)
      : showOrder(visit, tracked, trust, notice);
  });
