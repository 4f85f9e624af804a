import { expect, it } from "vitest";
import { DEMO_STORIES, findStoryOrder } from "#tests/standin/world/demo-scenario.ts";
import { startBrowserTest } from "./start-browser-test.ts";
import { takeBothPictures, takePicture } from "./take-picture.ts";

const test = startBrowserTest();

it("brings a customer's mail, refunds a line inside the ticket and carries the answer back", async () => {
  const { running } = test;
  const [customer, agent] = [await test.visitor(), await test.visitor()];
  const { customer: emma } = DEMO_STORIES.refund;
  const order = findStoryOrder(running.state, DEMO_STORIES.refund);
  const subject = "One of my mugs arrived broken";

  // The agent has the inbox open before anybody writes.
  const admin = await agent.open(running.admin());
  const inApp = admin.frameLocator('iframe[title="Latte"]');
  await inApp.getByRole("table", { name: "Inbox" }).waitFor();
  await takeBothPictures(admin, "inbox");

  const mailbox = await customer.open(running.mailbox(emma.email));
  await mailbox.getByLabel("Subject").fill(subject);
  await mailbox
    .getByLabel("Message")
    .fill("Hello,\n\none of my two mugs arrived broken. Can I get the money back?\n\nEmma");
  await mailbox.getByRole("button", { name: "Send" }).click();
  await mailbox.getByText("Delivered", { exact: true }).waitFor();

  const row = inApp.getByRole("row", { name: subject });
  await row.waitFor();
  await takeBothPictures(admin, "inbox-new-mail");
  await row.getByRole("link", { name: subject }).click();
  await inApp.getByRole("heading", { name: subject, level: 1 }).waitFor();
  await inApp.getByRole("heading", { name: `Order ${order.name}` }).waitFor();
  await takeBothPictures(admin, "ticket");

  // Refunds need a scope of their own, which is asked for when somebody first wants one.
  const column = inApp.getByRole("complementary", { name: "Order" });
  await column.getByRole("button", { name: "Allow access" }).click();
  const dialog = admin.getByRole("dialog", { name: "Latte needs more access" });
  await dialog.getByText("write_orders").waitFor();
  await takePicture(admin, "scope-dialog");
  await dialog.getByRole("button", { name: "Update access" }).click();
  await column.getByRole("button", { name: "Refund", exact: true }).click();

  await column.getByRole("button", { name: "One more Morning Mug, Ocean blue" }).click();
  const preview = column.getByRole("region", { name: "What goes back" });
  const confirm = column.getByRole("button", { name: "Refund €17.91" });
  await confirm.waitFor();
  await takeBothPictures(admin, "refund-form", showOrder);
  const shown = await preview.innerText();
  expect(shown).toMatch(/1 × Morning Mug.*€17\.91/s);
  expect(shown).toMatch(/Tax included\s*€3\.35/);
  expect(shown).toMatch(/To American Express •••• 9738\s*€17\.91/);
  await confirm.scrollIntoViewIfNeeded();
  await takeBothPictures(admin, "refund-preview", showOrder);
  expect(refunds()).toEqual([]);
  await confirm.click();

  const intoReply = column.getByRole("button", { name: "Put it into the reply" });
  await intoReply.waitFor();
  await column.getByText("€17.91 refunded").waitFor();
  expect(refunds()).toEqual([{ to: "original", minor: 1791, currency: "EUR" }]);
  await takeBothPictures(admin, "refund-result", showOrder);

  await intoReply.click();
  const reply = inApp.getByRole("textbox", { name: "Reply to Emma Byrne" });
  await expect.poll(() => reply.inputValue()).toContain("I have refunded €17.91 to your American Express •••• 9738.");
  await reply.press("ControlOrMeta+Home");
  await reply.pressSequentially("Hello Emma,\n\nI am sorry about the mug. ");
  await takeBothPictures(admin, "reply-written");
  await inApp.getByRole("button", { name: "Send", exact: true }).click();

  const answer = mailbox.frameLocator('iframe[title="Content of the mail"]').last();
  await answer.getByText("I have refunded €17.91 to your American Express").waitFor();
  await answer.getByText("Hello Emma,").waitFor();
  await takeBothPictures(mailbox, "mailbox-answer");
  await inApp.getByRole("log").getByText("Sent", { exact: true }).waitFor();
  await takeBothPictures(admin, "ticket-answered");

  // The customer answers: it comes into the same ticket, which the agent still has open.
  await mailbox.getByLabel("Your reply").fill("Thank you, that was quick!");
  await mailbox.getByRole("button", { name: "Send" }).click();
  const thanks = inApp.getByRole("article").filter({ hasText: "Thank you, that was quick!" });
  await thanks.waitFor();
  await thanks.getByRole("button", { name: "Show quoted text" }).waitFor();
  await takePicture(admin, "ticket-thanks");
  expect(refunds()).toHaveLength(1);

  function refunds() {
    const ledger = running.standin.admin.ledger(running.state.shop.domain);
    return ledger.flatMap((entry) =>
      entry.kind === "refund" && entry.orderId === order.id
        ? [{ to: entry.to, minor: entry.amount.presentment, currency: entry.presentmentCurrency }]
        : [],
    );
  }
  /** On a phone the order stands behind the conversation. */
  async function showOrder() {
    await inApp.getByRole("button", { name: "Order", exact: true }).click();
  }
});
