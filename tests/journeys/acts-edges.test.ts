import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { compareOrderAction, decideOrderAction } from "#app/features/acts/decide-order-action.server.ts";
import { openRefundForm } from "#app/features/acts/refund/open-refund-form.server.ts";
import { openReplacementForm } from "#app/features/acts/replacement/open-replacement-form.server.ts";
import { openCancellationForm } from "#app/features/acts/cancellation/open-cancellation-form.server.ts";
import { addNote } from "#app/features/replies/add-note.server.ts";
import { forwardMessage } from "#app/features/replies/forward-message.server.ts";
import { sendReply } from "#app/features/replies/send-reply.server.ts";
import { mergeTickets } from "#app/features/tickets/merge-tickets.server.ts";
import { loader as openTicketPage } from "#app/routes/app.tickets.$number.tsx";
import { cancel, cancellationsOf, confirmCancel, finishJobs, previewCancel, sweepLater } from "./cancellation-shop.ts";
import { confirm, moneyOf, mugOrder, openCase, pair, preview, refund, rowOf, type RefundShop } from "./refund-shop.ts";
import { confirmAgain, draftsFor, previewAgain, startReplacementShop } from "./replacement-shop.ts";

let shop: RefundShop;
beforeAll(async () => {
  shop = await startReplacementShop();
});
beforeEach(() => {
  shop.world.standin.admin.jobs.delayMs = Infinity;
});
afterAll(() => shop.world.stop());

type Case = Awaited<ReturnType<typeof openCase>>;
const page = async ({ ticketNumber }: Case) => {
  const request = shop.world.staffRequest(`/app/tickets/${ticketNumber}`);
  return openTicketPage({ request, params: { number: String(ticketNumber) }, context: {} } as never);
};
const events = async (at: Case) =>
  (await page(at)).ticket.timeline.flatMap((item) =>
    item.type === "event" && item.event.kind === "action" ? [item.event.data as Record<string, unknown>] : [],
  );

describe("a ticket that was merged into another", () => {
  test("no act begins there, nor is one made that was previewed before", async () => {
    const [at, into] = [await openCase(shop), await openCase(shop)];
    const shown = {
      refund: await preview(shop.tom, at, { [`line.${at.mug}`]: "1" }),
      cancellation: await previewCancel(shop.tom, at),
      replacement: await previewAgain(shop.tom, at),
    };
    await mergeTickets(shop.tom, at.ticketNumber, into.ticketNumber);
    const merged = { ok: false, problem: "merged", detail: String(into.ticketNumber) };
    for (const open of [openRefundForm, openCancellationForm, openReplacementForm])
      expect(await open(shop.tom, at.ticketNumber)).toEqual(merged);
    expect(await confirm(shop.tom, at, shown.refund)).toEqual(merged);
    expect(await confirmCancel(shop.tom, at, shown.cancellation)).toEqual(merged);
    expect(await confirmAgain(shop.tom, at, shown.replacement)).toEqual(merged);
    await expect(previewCancel(shop.tom, at)).rejects.toThrow(/"merged"/);
    expect(await compareOrderAction(shop.tom, at.ticketNumber, 1n)).toEqual(merged);
    finishJobs(shop);
    expect([moneyOf(shop, at), cancellationsOf(shop, at), draftsFor(shop, at)]).toEqual([[], 0, []]);
  });

  test("nothing is written there, and what was sent before is not sent again", async () => {
    const [at, into] = [await openCase(shop), await openCase(shop)];
    const text = { body: "Dear Ana", clientKey: randomUUID() };
    const sent = await sendReply(shop.tom, at.ticketNumber, text);
    if (!sent?.ok) throw new Error(JSON.stringify(sent));
    await mergeTickets(shop.tom, at.ticketNumber, into.ticketNumber);
    // Its answer was lost, and the page asks again.
    expect(await sendReply(shop.tom, at.ticketNumber, text)).toMatchObject({
      ok: true,
      value: { messageId: sent.value.messageId },
    });
    const merged = { ok: false, problem: "merged", detail: String(into.ticketNumber) };
    const next = () => ({ body: "More", clientKey: randomUUID() });
    expect(await sendReply(shop.tom, at.ticketNumber, next())).toEqual(merged);
    expect(await addNote(shop.tom, at.ticketNumber, next())).toEqual(merged);
    const forwarded = { ...next(), to: ["x@example.com"], cc: [], bcc: [], draftFileIds: [] };
    const messageId = BigInt(sent.value.messageId);
    expect(await forwardMessage(shop.tom, at.ticketNumber, { ...forwarded, messageId })).toEqual(merged);
    const ids = (await shop.tom.db.ticket.findMany({
      where: { number: { in: [at.ticketNumber, into.ticketNumber] } },
      select: { messages: { select: { bodyText: true } } },
    })) as { messages: { bodyText: string }[] }[];
    expect(ids.flatMap(({ messages }) => messages.map(({ bodyText }) => bodyText))).toEqual(["Dear Ana"]);
  });
});

describe("an act that cannot be read", () => {
  test("is a line on the ticket page, does not stop a refund beside it, and is ended by a person", async () => {
    const at = await openCase(shop);
    const { id } = await refund(shop.tom, at, { [`line.${at.tea}`]: "1" });
    const made = await rowOf(shop, id);
    const broken = await shop.tom.db.orderAction.create({
      data: {
        ticketId: made.ticketId,
        orderId: made.orderId,
        orderName: made.orderName,
        staffId: made.staffId,
        kind: "refund",
        state: "running",
        requestKey: randomUUID(),
        idempotencyKey: randomUUID(),
        input: {},
        amountMinor: 300n,
        currency: "EUR",
        shopAmountMinor: 300n,
        shopCurrency: "EUR",
        createdAt: new Date(),
        firstSentAt: new Date(),
      },
    });
    await shop.tom.db.ticketEvent.create({
      data: { ticketId: made.ticketId, kind: "action", staffId: made.staffId, data: {}, at: new Date() },
    });
    const { context } = await page(at);
    expect(context.actions[0]).toMatchObject({
      id: broken.id.toString(),
      isUnreadable: true,
      orderName: at.order.name,
    });
    // Its money counts as gone: 29.00 less the tea, less what nobody knows of.
    expect(await openRefundForm(shop.tom, at.ticketNumber)).toMatchObject({
      value: { maximum: { presentment: { minor: "2100" } } },
    });
    expect(await refund(shop.tom, at, { [`line.${at.mug}`]: "1" })).toMatchObject({ state: "succeeded" });

    await sweepLater(shop, 5 * 60_000);
    expect(await rowOf(shop, broken.id.toString())).toMatchObject({ state: "needs_person", problem: "unreadable" });
    expect((await events(at)).at(-1)).toMatchObject({ state: "needs_person", isUnreadable: true });
    expect(await compareOrderAction(shop.tom, at.ticketNumber, broken.id)).toMatchObject({
      value: { shopify: { kind: "unreadable" } },
    });
    expect(await decideOrderAction(shop.tom, at.ticketNumber, broken.id, "made", "Looked in Shopify")).toMatchObject({
      value: { found: false, action: { state: "succeeded", decidedBy: shop.tom.staff.name } },
    });
  });
});

describe("a cancellation", () => {
  test("tells its reason in the timeline", async () => {
    const at = await openCase(shop);
    await cancel(shop.tom, at, { reason: "INVENTORY", refund: "none", note: "" });
    finishJobs(shop);
    await sweepLater(shop, 5 * 60_000);
    expect(await events(at)).toMatchObject([{ state: "succeeded", reason: "INVENTORY" }]);
  });
});

test("a refund says which duties it leaves", async () => {
  const without = await openCase(shop);
  expect(await openRefundForm(shop.tom, without.ticketNumber)).toMatchObject({ value: { duties: null } });
  const at = await openCase(shop, (id) => mugOrder(shop, id, { duties: pair(350) }));
  expect(await openRefundForm(shop.tom, at.ticketNumber)).toMatchObject({
    value: { duties: { presentment: { minor: "350", currency: "EUR" } } },
  });
});
