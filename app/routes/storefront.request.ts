import type { ActionFunctionArgs } from "@remix-run/node";
import { openRequest } from "#app/features/self-service/requests/open-request.server.ts";
import { isRequestKind } from "#app/features/self-service/requests/request-kind.ts";
import { showOrder } from "#app/features/self-service/tracking/tracking-order.server.ts";
import { answerOpenOrder } from "#app/shopper-order.server.ts";

/** The form of a request from an open order; without a kind the order again. */
export const action = ({ request }: ActionFunctionArgs): Promise<Response> =>
  answerOpenOrder(request, async ({ visit, form, tracked, trust }) => {
    const kind = form.text("kind");
    return isRequestKind(kind) ? openRequest(visit, tracked, trust, kind) : showOrder(visit, tracked, trust);
  });
