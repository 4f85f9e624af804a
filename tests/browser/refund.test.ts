import { expect, it } from "vitest";
import { DEMO_STORIES, findStoryOrder, type DemoStory } from "#tests/standin/world/demo-scenario.ts";
import { withClient } from "#tests/setup/running-app.ts";
import { openAsColleague, openDesk, openTicket, writeMail, type DeskPage } from "./desk-page.ts";
import { findBarriers } from "./page-checks.ts";
import { startBrowserTest } from "./start-browser-test.ts";
import { takeBothPictures, takePicture } from "./take-picture.ts";

const test = startBrowserTest();

/** Minor units of what really went back on the story's order, in the order in which it went. */
function refunded(story: DemoStory = DEMO_STORIES.refund): number[] {
  const order = findStoryOrder(test.running.state, story);
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

it("shows and sends the currency that the customer paid in, with the shop's beside it", async () => {
  const { running } = test;
  const story = DEMO_STORIES.foreignCurrency;
  running.standin.grant(running.state.shop.domain, ["write_orders"]);
  const order = findStoryOrder(running.state, story);
  expect(order.presentmentCurrency).toBe("BRL");
  const subject = `My order ${order.name}`;
  await writeMail(running, story.customer, { subject, text: "A xícara chegou quebrada." });
  const { app, page } = await openDesk(running, await test.visitor());
  await openTicket({ app }, subject);
  await app.getByRole("button", { name: "Refund", exact: true }).click();
  await app.getByRole("button", { name: "One more Espresso Cup, set of 2, White" }).click();
  const confirm = app.getByRole("button", { name: /^Refund R\$\d/ });
  const amount = (await confirm.innerText()).replace("Refund ", "");
  const preview = app.getByRole("region", { name: "What goes back" });
  const shown = await preview.innerText();
  expect(shown).toContain(amount);
  expect(shown).toMatch(/To [^\n]+\s+R\$[\d.,]+\s*\(€[\d.,]+\)/);
  await takePicture(page, "refund-foreign-currency");
  await confirm.click();
  await app.getByText(`${amount} refunded`).waitFor();
  expect(refunded(story).map((minor) => `R$${(minor / 100).toFixed(2)}`)).toEqual([amount]);
});

it("says no to an amount that cannot be, beside the field, and keeps what was typed", async () => {
  const { running } = test;
  running.standin.grant(running.state.shop.domain, ["write_orders"]);
  const subject = "Something about the mugs";
  await writeMail(running, DEMO_STORIES.refund.customer, { subject, text: "Both mugs." });
  const { app } = await openDesk(running, await test.visitor());
  await openTicket({ app }, subject);
  await app.getByRole("button", { name: "Refund", exact: true }).click();
  const field = app.getByRole("textbox", { name: "Refund amount in EUR" });
  const before = refunded();
  for (const [typed, said] of [
    ["1,234.5.6", "Write an amount like 19.90."],
    ["99999", /^At most €.* can still be refunded\.$/],
    ["-5", "An amount cannot be negative."],
  ] as const) {
    await field.fill(typed);
    await app.getByText(said).waitFor();
    expect(await field.inputValue()).toBe(typed);
    await app.getByRole("button", { name: /^Refund/, disabled: true }).waitFor();
  }
  await field.fill("12,50");
  await app.getByRole("button", { name: "Refund €12.50" }).waitFor();
  expect(refunded()).toEqual(before);
});

it("keeps the form as it was while a confirmation has no answer, and asks for the very same again", async () => {
  const { running } = test;
  running.standin.grant(running.state.shop.domain, ["write_orders"]);
  const subject = "One more thing about the mugs";
  await writeMail(running, DEMO_STORIES.refund.customer, { subject, text: "A little something back?" });
  const visitor = await test.visitor();
  const { app, page } = await openDesk(running, visitor);
  await openTicket({ app }, subject);
  await app.getByRole("button", { name: "Refund", exact: true }).click();
  const field = app.getByRole("textbox", { name: "Refund amount in EUR" });
  const before = refunded();
  await field.fill("1,50");
  const confirm = app.getByRole("button", { name: "Refund €1.50" });
  await confirm.and(app.locator(":enabled")).waitFor();

  // The app makes the refund, and its answer is lost on the way.
  visitor.watch.expect(/ERR_CONNECTION_RESET/);
  let lost = 0;
  await page.route(/\/refund\?/, async (route) => {
    if (!route.request().postData()?.includes("confirm") || lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort("connectionreset");
  });
  await confirm.click();
  const again = app.getByRole("button", { name: "Ask again" });
  await again.waitFor();
  expect(refunded()).toEqual([...before, 150]);
  expect(await field.isDisabled()).toBe(true);
  expect(await field.inputValue()).toBe("1,50");
  expect(await confirm.count()).toBe(0);
  await takePicture(page, "refund-without-answer");

  await again.click();
  await app.getByText("€1.50 refunded").waitFor();
  expect(lost).toBe(1);
  expect(refunded()).toEqual([...before, 150]);
});

it("lets a person say what became of a refund that no machine can find out about", async () => {
  const { running } = test;
  running.standin.grant(running.state.shop.domain, ["write_orders"]);
  const subject = "And the saucers";
  await writeMail(running, DEMO_STORIES.refund.customer, { subject, text: "They are chipped." });
  const { app, frame, page } = await openDesk(running, await test.visitor());
  await openTicket({ app }, subject);
  await app.getByRole("button", { name: "Refund", exact: true }).click();
  await app.getByRole("textbox", { name: "Refund amount in EUR" }).fill("1,25");
  running.standin.admin.faults.next({
    operation: "RefundCreate",
    kind: "error",
    message: "Other parameters",
    code: "IDEMPOTENCY_KEY_PARAMETER_MISMATCH",
  });
  const before = refunded();
  await app.getByRole("button", { name: "Refund €1.25" }).click();
  await app.getByText("Please check this refund in Shopify").waitFor();
  await app.getByRole("button", { name: "Back to the order" }).click();

  const log = app.getByRole("log");
  await log.getByRole("button", { name: "Compare with Shopify" }).click();
  await log.getByText(/^We asked for €1\.25 on /).waitFor();
  expect(await log.getByRole("button", { name: "It was not made" }).isDisabled()).toBe(true);
  await log.getByText(/^It may still be made\. From /).waitFor();
  await takePicture(page, "refund-compared");
  await log.getByRole("button", { name: "It was made at Shopify" }).click();
  const dialog = app.getByRole("dialog", { name: "It was made at Shopify" });
  await dialog.getByText("Nothing more is sent to Shopify").waitFor();
  await takePicture(page, "refund-decision");
  // Beside the composer's button no other one is filled but the dialog's.
  expect(await frame.locator('[role="log"] .Polaris-Button--variantPrimary').count()).toBe(0);
  await dialog.getByRole("button", { name: "Yes, it was made" }).click();
  await dialog.getByText("Say why.").waitFor();
  expect(await findBarriers(frame)).toEqual([]);
  await takeBothPictures(page, "refund-decision-why");
  await dialog.getByLabel("Why do you say so?").fill("It stands in the payments of the order.");
  await dialog.getByRole("button", { name: "Yes, it was made" }).click();
  await log.getByText(/^Refund of €1\.25: .+ found in Shopify that it was made/).waitFor();
  await log.getByText("It stands in the payments of the order.").waitFor();
  await log.getByRole("button", { name: "Compare with Shopify" }).waitFor({ state: "detached" });
  expect(await log.getByRole("button", { name: /made/ }).count()).toBe(0);
  expect(refunded()).toEqual(before);
});

it("asks for what is above a limit; somebody else approves it in another window, and who asked goes on", async () => {
  const { running } = test;
  running.standin.grant(running.state.shop.domain, ["write_orders"]);
  const subject = "The beans are stale";
  await writeMail(running, DEMO_STORIES.refund.customer, { subject, text: "Please give me something back." });
  const owner = await openDesk(running, await test.visitor());
  const { desk: agent, name } = await openAsColleague(running, await test.visitor());
  await withClient(running.databaseUrl, (client) =>
    client.query(
      `with careful as (
         insert into role (shop_id, name, abilities, per_act_minor) select shop_id, 'Careful', '{refund,restock,shipping_over}', 150
         from staff where name = $1 limit 1 returning shop_id, id)
       update staff set role_id = careful.id from careful where staff.shop_id = careful.shop_id and name = $1`,
      [name],
    ),
  );
  const before = refunded();
  await openTicket(agent, subject);
  await agent.app.getByRole("button", { name: "Refund", exact: true }).click();
  const field = agent.app.getByRole("textbox", { name: "Refund amount in EUR" });
  await field.fill("1,50");
  await agent.app.getByRole("button", { name: "Refund €1.50" }).and(agent.app.locator(":enabled")).waitFor();
  await field.fill("1,55");
  const ask = agent.app.getByRole("button", { name: "Ask for approval: €1.55" });
  await ask.and(agent.app.locator(":enabled")).waitFor();
  await agent.app.getByText("Above your limit for one act: €1.55 of €1.50.").waitFor();
  await agent.app.getByRole("textbox", { name: "Why it should be done" }).fill("A customer of many years");
  await takeBothPictures(agent.page, "approval-ask");
  await ask.click();
  const panel = agent.app.getByRole("complementary");
  await panel.getByText("Waits for approval", { exact: true }).waitFor();
  await panel.getByRole("button", { name: "Withdraw the request" }).waitFor();
  await takeBothPictures(agent.page, "approval-waits");
  expect(refunded()).toEqual(before);

  await openTicket(owner, subject);
  const log = owner.app.getByRole("log");
  await log.getByText(`${name}: “A customer of many years”`).waitFor();
  await log.getByText("This customer so far").waitFor();
  await takeBothPictures(owner.page, "approval-decide");
  const change = log.getByRole("button", { name: "Change it" });
  await change.click();
  await owner.app.getByRole("button", { name: "Refund €1.55" }).and(owner.app.locator(":enabled")).waitFor();
  // It would take the place of what is filled in there.
  expect(await change.isDisabled()).toBe(true);
  await owner.app.getByRole("button", { name: "Back to the order" }).click();
  await owner.app.locator("#act-refund:focus").waitFor();
  await log.getByRole("button", { name: "Decline" }).click();
  await log.getByText("Say why you decline.").waitFor();
  await log.getByRole("textbox", { name: `A word to ${name}` }).fill("Gladly");
  await log.getByRole("button", { name: "Approve €1.55" }).click();
  await log
    .getByText(/^Approved by /)
    .first()
    .waitFor();
  // The card is gone; the focus is in its line.
  await log.locator("[tabindex='-1']:focus").waitFor();
  await panel.getByText("€1.55 refunded").waitFor();
  // What was so for a moment is not told as if it still were.
  await log.getByText(`${name} refunded €1.55`).waitFor();
  await log.getByText(`${name} asked for approval`, { exact: true }).waitFor();
  expect(await log.getByText(/^Refund of €1\.55/).count()).toBe(0);
  await panel.getByText(/“Gladly”/).waitFor();
  await takePicture(agent.page, "approval-done");
  expect(refunded()).toEqual([...before, 155]);

  // Once more: this time the other one gives less, with a word, and who asked sees it without reading anew.
  await panel.getByRole("button", { name: "Done", exact: true }).click();
  await agent.app.getByRole("button", { name: "Refund", exact: true }).click();
  await field.fill("1,60");
  await agent.app.getByRole("button", { name: "Ask for approval: €1.60" }).and(agent.app.locator(":enabled")).click();
  await panel.getByText("Waits for approval", { exact: true }).waitFor();
  await log.getByRole("textbox", { name: `A word to ${name}` }).fill("A little less");
  await change.click();
  const side = owner.app.getByRole("complementary");
  expect(await side.getByRole("textbox", { name: `A word to ${name}` }).inputValue()).toBe("A little less");
  await side.getByRole("textbox", { name: "Refund amount in EUR" }).fill("1,20");
  await takeBothPictures(owner.page, "approval-change");
  await owner.app.getByRole("button", { name: "Refund €1.20" }).and(owner.app.locator(":enabled")).click();
  await side.getByText("€1.20 refunded").waitFor();
  await panel.getByText(/ does something else instead$/).waitFor();
  await panel.getByText(/“A little less”/).waitFor();
  await agent.app
    .getByRole("log")
    .getByText(/€1\.20/)
    .first()
    .waitFor();
  await takePicture(agent.page, "approval-changed");
  expect(refunded()).toEqual([...before, 155, 120]);
});
