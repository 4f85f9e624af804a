import { expect, it } from "vitest";
import { DEMO_STORIES, findStoryOrder } from "#tests/standin/world/demo-scenario.ts";
import { openDesk, openTicket, writeMail } from "./desk-page.ts";
import { startBrowserTest } from "./start-browser-test.ts";
import { takeBothPictures } from "./take-picture.ts";

const test = startBrowserTest();

it("sends an item again: chosen, shown, confirmed once for a double click, told beside the order", async () => {
  const { running } = test;
  const { state, standin } = running;
  standin.grant(state.shop.domain, ["write_orders", "write_draft_orders"]);
  const subject = "One of them is broken";
  await writeMail(running, DEMO_STORIES.refund.customer, { subject, text: "Please send it again." });
  const desk = await openDesk(running, await test.visitor());
  await openTicket(desk, subject);
  const { app, page } = desk;
  await app.getByRole("button", { name: "Send again", exact: true }).click();
  const item = findStoryOrder(state, DEMO_STORIES.refund).lines[0]!.title;
  await app.getByRole("button", { name: `One more ${item}` }).click();
  const confirm = app.getByRole("button", { name: "Send 1 item again" });
  await expect.poll(() => confirm.isEnabled(), { timeout: 40_000 }).toBe(true);
  const turn = () => app.getByRole("button", { name: "Order", exact: true }).click();
  await takeBothPictures(page, "replacement-form", turn);
  await confirm.dblclick();
  await app.getByText(/^Order #\d+ was made$/).waitFor();
  await takeBothPictures(page, "replacement-made", turn);
  const made = standin.admin.ledger(state.shop.domain).filter(({ kind }) => kind === "draft_completed");
  expect(made).toHaveLength(1);
  await app.getByRole("button", { name: "Done", exact: true }).click();
  await app.getByRole("link", { name: /^Replacement #\d+/ }).waitFor();
  await takeBothPictures(page, "replacement-order", turn);
});
