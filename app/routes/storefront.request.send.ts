import type { ActionFunctionArgs } from "@remix-run/node";
import { isRequestKind } from "#app/features/self-service/requests/request-kind.ts";
import { sendRequest } from "#app/features/self-service/requests/send-request.server.ts";
import { showRequestAgain } from "#app/features/self-service/requests/show-request-again.server.ts";
import type { ShopperPage } from "#app/features/self-service/shopper-page.ts";
import { showOrder } from "#app/features/self-service/tracking/tracking-order.server.ts";
import { answerOpenOrder, type OpenOrder } from "#app/shopper-order.server.ts";

/** A shopper asks for something: what becomes of it stands on the order's page. */
export const action = ({ request }: ActionFunctionArgs): Promise<Response> =>
  answerOpenOrder(
    request,
    (open) => answer(open, sendRequest),
    (open) => answer(open, showRequestAgain),
  );

async function answer({ visit, form, tracked, trust }: OpenOrder, take: typeof sendRequest): Promise<ShopperPage> {
  const kind = form.text("kind");
  if (!isRequestKind(kind)) return showOrder(visit, tracked, trust);
  const photos = form.files("photos");
  return take(visit, tracked, trust, { kind, text: form.text, photos, fileProblem: form.fileProblem !== null });
}
