import type { ActionFunctionArgs } from "@remix-run/node";
import { sendCode } from "#app/features/self-service/tracking/send-code.server.ts";
import { showOrder } from "#app/features/self-service/tracking/tracking-order.server.ts";
import { answerOpenOrder } from "#app/shopper-order.server.ts";

const notices = { no_address: "code_failed", not_taken: "code_failed", too_often: "code_too_often" } as const;

/** A one-time code is mailed to the address on the order. */
export const action = ({ request }: ActionFunctionArgs): Promise<Response> =>
  answerOpenOrder(request, async ({ visit, tracked, trust }) => {
    const sent = await sendCode(visit, BigInt(tracked.order.id));
    return showOrder(visit, tracked, trust, { on: sent.ok ? "code_sent" : notices[sent.problem] });
  });
