import type { ActionFunctionArgs } from "@remix-run/node";
import { isRequestKind } from "#app/features/self-service/requests/request-kind.ts";
import { sendRequest } from "#app/features/self-service/requests/send-request.server.ts";
import { showOrder } from "#app/features/self-service/tracking/tracking-order.server.ts";
import { answerOpenOrder } from "#app/shopper-order.server.ts";

/** A shopper asks for something: what becomes of it stands on the order's page. */
export const action = ({ request }: ActionFunctionArgs): Promise<Response> =>
  answerOpenOrder(request, async ({ visit, form, tracked, trust }) => {
    const kind = form.text("kind");
    if (!isRequestKind(kind)) return showOrder(visit, tracked, trust);
    return sendRequest(visit, tracked, trust, {
      kind,
      text: form.text,
      photos: form.files("photos"),
      fileProblem: form.fileProblem !== null,
    });
  });
