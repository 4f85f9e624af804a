import type { ActionFunctionArgs } from "@remix-run/node";
import { askForCode } from "#app/features/self-service/requests/open-request.server.ts";
import { isRequestKind } from "#app/features/self-service/requests/request-kind.ts";
import { sendCode } from "#app/features/self-service/tracking/send-code.server.ts";
import { showOrder } from "#app/features/self-service/tracking/tracking-order.server.ts";
import { answerOpenOrder } from "#app/shopper-order.server.ts";

const notices = { no_address: "code_failed", not_taken: "code_failed", too_often: "code_too_often" } as const;

/** A one-time code is mailed to the address on the order. */
export const action = ({ request }: ActionFunctionArgs): Promise<Response> =>
  answerOpenOrder(request, async ({ visit, form, tracked, trust }) => {
    const sent = await sendCode(visit, BigInt(tracked.order.id));
    const notice = { on: sent.ok ? "code_sent" : notices[sent.problem] } as const;
    const kind = form.text("for");
    return isRequestKind(kind)
      ? askForCode(visit, tracked, kind, notice, form.text)
      : showOrder(visit, tracked, trust, notice);
  });
