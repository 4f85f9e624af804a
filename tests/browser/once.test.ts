import { expect, it } from "vitest";
import { DEMO_STORIES, findStoryOrder } from "#tests/standin/world/demo-scenario.ts";
import { openDesk, openTicket, writeMail, type DeskPage } from "./desk-page.ts";
import { startBrowserTest } from "./start-browser-test.ts";
import { takePicture } from "./take-picture.ts";

const test = startBrowserTest();

/** Minor units of what really went back on Emma's order, in the order in which it went. */
function refunded(): number[] {
  const order = findStoryOrder(test.running.state, DEMO_STORIES.refund);
  const ledger = test.running.standin.admin.ledger(test.running.state.shop.domain);
  return ledger.flatMap((entry) =>
    entry.kind === "refund" && entry.orderId === order.id ? [entry.amount.presentment] : [],
  );
}

async function prepare(desk: DeskPage, item: string): Promise<void> {
  await desk.app.getByRole("button", { name: "Refund", exact: true }).click();
  await desk.app.getByRole("button", { name: `One more ${item}` }).click();
  await desk.app.getByRole("button", { name: /^Refund €\d/ }).waitFor();
}

it("refunds once for a double click, and once for two tabs that show the same", async () => {
  const { running } = test;
  running.standin.grant(running.state.shop.domain, ["write_orders"]);
  const subject = "Two things are broken";
  await writeMail(running, DEMO_STORIES.refund.customer, { subject, text: "The tea and the dripper." });
  const visitor = await test.visitor();
  const first = await openDesk(running, visitor);
  await openTicket(first, subject);

  await prepare(first, "Earl Grey Supreme, 100 g");
  await first.app.getByRole("button", { name: "Refund €13.77" }).dblclick();
  await first.app.getByText("€13.77 refunded").waitFor();
  expect(refunded()).toEqual([1377]);
  await first.app.getByRole("button", { name: "Done" }).click();

  const second = await openDesk(running, visitor, new URL(first.frame.url()).pathname);
  await Promise.all([prepare(first, "V-Dripper, Size 02"), prepare(second, "V-Dripper, Size 02")]);
  const confirm = ({ app }: DeskPage) => app.getByRole("button", { name: "Refund €22.41" });
  await Promise.all([confirm(first).click(), confirm(second).click()]);

  const made = ({ app }: DeskPage) => app.getByText("€22.41 refunded");
  const told = ({ app }: DeskPage) =>
    app.getByRole("complementary").getByText(/changed meanwhile|At most 0|nothing left/i);
  const outcome = (desk: DeskPage) =>
    Promise.race([
      made(desk)
        .waitFor()
        .then(() => "made"),
      told(desk)
        .first()
        .waitFor()
        .then(() => "told"),
    ]);
  const outcomes = await Promise.all([outcome(first), outcome(second)]);
  expect(outcomes.toSorted()).toEqual(["made", "told"]);
  expect(refunded()).toEqual([1377, 2241]);
  const loser = outcomes[0] === "told" ? first : second;
  await takePicture(loser.page, "refund-second-is-told");

  // The one who was told cannot go on with what is not there any more.
  await loser.app.getByRole("button", { name: /^Refund/, disabled: true }).waitFor();
  await loser.app.getByText("At most 0 can be refunded.").waitFor();
  expect(refunded()).toEqual([1377, 2241]);
});
