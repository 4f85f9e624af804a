import { beforeAll, expect, it } from "vitest";
import { tinyPng } from "#tests/setup/tiny-png.ts";
import { setUndoSeconds, withClient } from "#tests/setup/running-app.ts";
import type { StoredMail } from "#tests/standin/mailbox/stored-mail.ts";
import { DEMO_STORIES, findStoryOrder } from "#tests/standin/world/demo-scenario.ts";
import { openAsColleague, openDesk, openTicket, readDesk, writeMail, type DeskPage } from "./desk-page.ts";
import { findUnsent } from "./find-unsent.ts";
import { narrow, wide } from "./launch.ts";
import { startBrowserTest } from "./start-browser-test.ts";
import { takeBothPictures } from "./take-picture.ts";

/** A day of two people who share an inbox, in the order in which it happens; at its end the books are opened. */

const test = startBrowserTest();
const { customer: emma } = DEMO_STORIES.refund;
const { customer: noura } = DEMO_STORIES.dinar;
const { customer: yuki } = DEMO_STORIES.yen;
const shipper = { firstName: "Rob", lastName: "Stone", email: "rob.stone@carrier.example" };
const lender = { firstName: "Best", lastName: "Loans", email: "win@loans.example" };

let hanna: DeskPage;
let zosia: DeskPage;
/** The newest message, ticket, and orders of Emma's and Noura's before the day began. */
let before: { message: string; ticket: number; order: string; nouras: string };

const eventually = <T>(read: () => Promise<T> | T) => expect.poll(read, { timeout: 40_000 });
const sql = (text: string, ...values: unknown[]) =>
  withClient(test.running.databaseUrl, async (client) => (await client.query(text, values)).rows);
const statusOf = async (subject: string): Promise<string> =>
  (await sql("select status from ticket where subject = $1", subject))[0]?.status;
const row = ({ app }: DeskPage, subject: string) => app.getByRole("table").getByRole("row", { name: subject });
const replyBox = ({ app }: DeskPage) => app.getByRole("textbox", { name: /^Reply to/ });
const mailsTo = (address: string): StoredMail[] =>
  test.running.standin.mailbox.messages({ to: address, direction: "from-shop" });

async function toInbox({ app, page }: DeskPage, view?: string): Promise<void> {
  const named = { name: "Inbox", exact: true };
  await page.getByRole("button", named).or(page.getByRole("link", named)).first().click();
  await app.getByRole("table").waitFor();
  if (view) await app.getByRole("navigation", { name: "Views" }).getByRole("link", { name: view }).click();
}

async function send(desk: DeskPage, text: string): Promise<void> {
  await replyBox(desk).fill(text);
  await desk.app.getByRole("button", { name: "Send", exact: true }).click();
  await desk.app.getByRole("article").filter({ hasText: text }).waitFor();
}

/** The customer answers the last mail they got. */
async function answer(customer: { email: string }, text: string): Promise<void> {
  const last = mailsTo(customer.email).at(-1)!;
  const sent = await test.running.standin.mailbox.send({
    from: { name: "A customer", address: customer.email },
    to: last.replyTo ?? last.fromAddress,
    subject: `Re: ${last.subject}`,
    text,
    inReplyTo: last.messageId,
    references: [...last.references, last.messageId!],
  });
  expect(sent.state).toBe("delivered");
}

const write = (customer: typeof shipper, subject: string, text = "Hello, can you help me?") =>
  writeMail(test.running, customer, { subject, text });

beforeAll(async () => {
  const { running } = test;
  running.standin.grant(running.state.shop.domain, ["write_orders", "write_draft_orders"]);
  const last = "select coalesce(max(id), 0)::text as id from message";
  const tickets = "select coalesce(max(number), 0) as number from ticket where shop_id = $1";
  before = {
    message: (await sql(last))[0].id,
    ticket: (await sql(tickets, running.shops[0]!.shopId))[0].number,
    order: findStoryOrder(running.state, DEMO_STORIES.refund).name,
    nouras: findStoryOrder(running.state, DEMO_STORIES.dinar).name,
  };
  hanna = await openDesk(running, await test.resident());
  zosia = (await openAsColleague(running, await test.resident())).desk;
});

it("a mail comes in for both; one takes it, and the other sees whose it is", async () => {
  await write(emma, "The tea is missing");
  await Promise.all([hanna, zosia].map((desk) => row(desk, "The tea is missing").waitFor()));
  await openTicket(hanna, "The tea is missing");
  await hanna.page.keyboard.press("a");
  await hanna.app.getByRole("combobox", { name: "Find a person" }).waitFor();
  await hanna.page.keyboard.press("Enter");
  await hanna.app.getByRole("button", { name: "Assignee: Hanna Berg" }).waitFor();
  await row(zosia, "The tea is missing").getByText("Hanna Berg", { exact: true }).waitFor();
});

it("both have it open and see each other; the second answer is stopped, and the first one shown", async () => {
  await openTicket(zosia, "The tea is missing");
  const here = ({ app }: DeskPage, name: string) =>
    app.getByRole("list", { name: "Has this ticket open" }).getByText(name);
  await here(hanna, "Zosia Wrona").waitFor();
  await here(zosia, "Hanna Berg").waitFor();
  await replyBox(hanna).fill("I will look for it.");
  await replyBox(zosia).pressSequentially("We send");
  await hanna.app.getByText("Zosia Wrona is writing an answer").waitFor();
  await send(zosia, "We send the tea again.");
  await hanna.app.getByRole("article").filter({ hasText: "We send the tea again." }).waitFor();
  await hanna.app.getByRole("button", { name: "Send", exact: true }).click();
  await hanna.app.getByText("Something new came in while you were writing").waitFor();
  expect(await replyBox(hanna).inputValue()).toBe("I will look for it.");
  await eventually(() => mailsTo(emma.email).length).toBe(1);
  await replyBox(hanna).fill("");
});

it("a note mentions the other, whose bell leads there from a phone", async () => {
  await toInbox(zosia);
  await zosia.page.setViewportSize(narrow);
  await hanna.app.getByRole("tab", { name: "Note" }).click();
  const note = hanna.app.getByRole("textbox", { name: "Note for your team" });
  await note.pressSequentially("Please call her, @Zos");
  await hanna.app.getByRole("option").first().waitFor();
  await note.press("Enter");
  await note.press("Control+Enter");
  await hanna.app.getByRole("article").filter({ hasText: "Please call her, @Zosia Wrona" }).waitFor();
  await zosia.app.getByRole("button", { name: "Notices, 1 unread" }).click();
  await zosia.app.getByRole("dialog", { name: "Notices" }).getByText("Hanna Berg mentioned you").click();
  await zosia.app.getByRole("heading", { level: 1, name: "The tea is missing" }).waitFor();
  await zosia.app.getByRole("article").filter({ hasText: "Please call her" }).waitFor();
});

it("an answer with a file and a copy is taken back, then sent and the ticket solved; the customer opens it again", async () => {
  await setUndoSeconds(test.running.databaseUrl, 60);
  const { app } = hanna;
  await app.getByRole("tab", { name: "Reply" }).click();
  await replyBox(hanna).fill("Here is your tea's label.");
  const files = app.getByRole("tabpanel", { name: "Reply" }).locator('input[type="file"]');
  await files.setInputFiles([{ name: "label.png", mimeType: "image/png", buffer: tinyPng }]);
  await app.getByRole("button", { name: "Remove label.png" }).waitFor();
  await app.getByRole("button", { name: "Cc and Bcc" }).first().click();
  const cc = app
    .getByRole("combobox", { name: /^Cc:/ })
    .or(app.getByRole("textbox", { name: /^Cc:/ }))
    .first();
  await cc.fill("depot@carrier.example");
  await cc.press("Enter");
  await app.getByRole("button", { name: "More ways to send" }).click();
  await app.getByRole("menuitem", { name: "Send and solve" }).click();
  await app.getByRole("button", { name: "Status: Solved" }).waitFor();
  await app.getByRole("log").getByRole("button", { name: "Undo" }).click();
  await app.getByRole("button", { name: "Status: Waiting for customer" }).waitFor();
  await eventually(() => replyBox(hanna).inputValue()).toBe("Here is your tea's label.");
  await app.getByRole("button", { name: "Remove label.png" }).waitFor();
  expect(mailsTo(emma.email)).toHaveLength(1);

  await setUndoSeconds(test.running.databaseUrl, 0);
  await app.getByRole("button", { name: "Send and solve" }).click();
  await app.getByRole("button", { name: "Status: Solved" }).waitFor();
  await eventually(() => mailsTo(emma.email).length).toBe(2);
  const mail = mailsTo(emma.email)[1]!;
  const { attachments, cc: copies, text } = await test.running.standin.mailbox.read(mail);
  expect(attachments.map(({ filename }) => filename)).toEqual(["label.png"]);
  expect(copies?.map(({ address }) => address)).toEqual(["depot@carrier.example"]);
  expect(text).toContain("Here is your tea's label.");
  expect(await statusOf("The tea is missing")).toBe("solved");

  await answer(emma, "It came, but a mug is broken.");
  for (const desk of [hanna, zosia]) {
    await desk.app.getByText("Reopened: the customer wrote again").waitFor();
    await desk.app.getByRole("button", { name: "Status: Open" }).waitFor();
  }
  // What the button does is remembered; the rest of the day it only sends.
  await app.getByRole("button", { name: "More ways to send" }).click();
  await replyBox(hanna).fill("We look at the mug.");
  await app.getByRole("menuitem", { name: "Send", exact: true }).click();
  await app.getByRole("article").filter({ hasText: "We look at the mug." }).waitFor();
  await eventually(() => mailsTo(emma.email).length).toBe(3);
});

it("refund, replacement and cancellation are made once each", async () => {
  const { app } = hanna;
  const side = app.getByRole("complementary");
  await side.getByRole("button", { name: "Refund", exact: true }).click();
  await side.getByRole("button", { name: "One more Morning Mug, Ocean blue" }).click();
  await side.getByRole("button", { name: "Refund €17.91" }).dblclick();
  await side.getByText("€17.91 refunded").waitFor();
  await side.getByRole("button", { name: "Done", exact: true }).click();
  await side.getByRole("button", { name: "Send again", exact: true }).click();
  await side.getByRole("button", { name: "One more Earl Grey Supreme" }).click();
  const again = side.getByRole("button", { name: "Send 1 item again" });
  await again.and(app.locator(":enabled")).dblclick();
  await side.getByText(/^Order #\d+ was made$/).waitFor();
  await side.getByRole("button", { name: "Put it into the reply" }).click();
  await eventually(() => replyBox(hanna).inputValue()).not.toBe("");
  await app.getByRole("button", { name: "Send", exact: true }).click();
  await eventually(() => mailsTo(emma.email).length).toBe(4);

  const { order, customer } = findUnsent(test.running);
  await write(customer, "Please stop it", `Please cancel ${order.name}.`);
  await toInbox(hanna);
  await openTicket(hanna, "Please stop it");
  await side.getByRole("button", { name: "Cancel order", exact: true }).click();
  const confirm = side.getByRole("button", { name: /^Cancel order and refund / });
  await side.getByLabel("Reason").selectOption("CUSTOMER");
  await confirm.and(app.locator(":enabled")).dblclick();
  await side.getByText(/^Order cancelled/).waitFor();
  expect(order.cancelledAt).not.toBeNull();
  await side.getByRole("button", { name: "Done", exact: true }).click();
});

it("a question waits out of sight until its customer writes; a tag and its urgency are seen by the other", async () => {
  await write(yuki, "Is the matcha fresh?");
  await toInbox(zosia);
  await openTicket(zosia, "Is the matcha fresh?");
  await zosia.page.setViewportSize(wide);
  await send(zosia, "I ask our roaster.");
  const keys = zosia.page.keyboard;
  await zosia.app.getByRole("log").click();
  await keys.press("t");
  await zosia.app.getByRole("combobox", { name: "Find or add a tag" }).waitFor();
  await keys.type("Freshness");
  await keys.press("Enter");
  await zosia.app.getByRole("button", { name: "Remove tag Freshness" }).waitFor();
  await keys.press("Escape");
  await keys.press("!");
  await zosia.app.getByRole("menuitem", { name: "High" }).click();
  await zosia.app.getByRole("button", { name: "Priority: High" }).waitFor();
  await keys.press("s");
  await zosia.app.getByRole("menuitem", { name: "Until the customer replies" }).click();
  await zosia.app.getByText("Snoozed until the customer replies").waitFor();
  await toInbox(zosia);
  expect(await row(zosia, "Is the matcha fresh?").count()).toBe(0);
  await toInbox(hanna, "Snoozed");
  await row(hanna, "Is the matcha fresh?").getByText("Freshness").waitFor();
  await row(hanna, "Is the matcha fresh?").getByText("High").waitFor();
  await eventually(() => mailsTo(yuki.email).length).toBe(1);
  await answer(yuki, "Any news?");
  await row(zosia, "Is the matcha fresh?").waitFor();
  expect(await statusOf("Is the matcha fresh?")).toBe("open");
});

it("three are solved at once, taken back, and solved again", async () => {
  const subjects = ["Parcel report 1", "Parcel report 2", "Parcel report 3"];
  for (const subject of subjects) await write(shipper, subject);
  await toInbox(hanna);
  const { app, page } = hanna;
  const solved = async () =>
    (await sql("select 1 from ticket where status = 'solved' and subject = any($1)", subjects)).length;
  const solve = async () => {
    for (const subject of subjects) await row(hanna, subject).getByRole("checkbox").check();
    await app.getByRole("toolbar").getByRole("button", { name: "Solve", exact: true }).click();
    await eventually(solved).toBe(3);
    for (const subject of subjects) await row(hanna, subject).waitFor({ state: "detached" });
  };
  for (const subject of subjects) await row(hanna, subject).waitFor();
  await solve();
  await page.keyboard.press("z");
  for (const subject of subjects) await row(hanna, subject).waitFor();
  // The rows are back at once, before the server has answered.
  await eventually(solved).toBe(0);
  await solve();
});

it("two mails about one thing become one ticket", async () => {
  await write(noura, "The kettle drips", "It drips.");
  await write(noura, "The kettle again", "It still drips.");
  await openTicket(hanna, "The kettle again");
  await hanna.page.keyboard.press("m");
  const dialog = hanna.app.getByRole("dialog");
  await dialog.getByRole("button", { name: /The kettle drips/ }).click();
  await dialog.getByRole("button", { name: /^Merge into #[1-9]/ }).click();
  await hanna.app.getByRole("heading", { level: 1, name: "The kettle drips" }).waitFor();
  await hanna.app.getByRole("log").getByText("It still drips.").waitFor();
  await toInbox(hanna);
  await row(hanna, "The kettle drips").waitFor();
  expect(await row(hanna, "The kettle again").count()).toBe(0);
});

it("a spammer is blocked, and not seen again", async () => {
  await write(lender, "You have won");
  await openTicket(hanna, "You have won");
  await hanna.page.getByText("More actions").click();
  await hanna.page.getByRole("button", { name: "Mark as spam and block win@loans.example" }).click();
  await eventually(() => statusOf("You have won")).toBe("spam");
  await write(lender, "You have won again");
  await eventually(() => statusOf("You have won again")).toBe("spam");
  await toInbox(hanna);
  expect(await row(hanna, "You have won again").count()).toBe(0);
  await toInbox(hanna, "Spam");
  await row(hanna, "You have won again").waitFor();
});

it("tickets are found by order, by tracking number, by a misspelt name, and from the palette", async () => {
  // Her newest order is the replacement by now.
  const [order] = test.running.state.orders.filter(({ name }) => name === before.order);
  const tracking = order!.fulfillments[0]!.tracking[0]!.number!;
  await toInbox(hanna);
  const { app, page } = hanna;
  const field = app.getByRole("searchbox", { name: "Search tickets" });
  for (const words of [before.order, tracking, "Emma Birne"]) {
    await field.fill(words);
    await app.getByRole("heading", { name: `Results for “${words}”` }).or(app.getByText(`Results for “${words}”`)).first().waitFor(); // prettier-ignore
    await row(hanna, "The tea is missing").waitFor();
  }
  await field.fill("");
  await app.getByRole("navigation", { name: "Views" }).waitFor();
  await page.keyboard.press("Control+k");
  await app.getByRole("combobox", { name: "Find anything" }).waitFor();
  await page.keyboard.type("matcha");
  const found = app.getByRole("option", { name: "Is the matcha fresh?" });
  await found.waitFor();
  await eventually(() => found.getAttribute("aria-selected")).toBe("true");
  await page.keyboard.press("Enter");
  await app.getByRole("heading", { level: 1, name: "Is the matcha fresh?" }).waitFor();
});

it("somebody is written to first, from their order", async () => {
  const order = findStoryOrder(test.running.state, DEMO_STORIES.dinar);
  const begun = await openDesk(test.running, await test.visitor(), `/app/tickets/new/order?id=${order.id}`);
  const to = begun.app.getByLabel("To (e-mail)");
  expect(await to.inputValue()).toBe(noura.email);
  expect(await begun.app.getByLabel("Subject").inputValue()).toBe(`Your order ${order.name}`);
  await begun.app.getByLabel("Message").fill("Your parcel is a day late.");
  const label = [{ name: "label.png", mimeType: "image/png", buffer: tinyPng }];
  await begun.app.locator('input[type="file"][aria-label="Attach files"]').setInputFiles(label);
  await begun.app.getByRole("button", { name: "Remove label.png" }).waitFor();
  await takeBothPictures(begun.page, "new-ticket-with-file");

  // What was written and attached outlives a reload.
  await begun.page.reload();
  const start = await readDesk(begun.page);
  await start.app.getByRole("button", { name: "Remove label.png" }).waitFor();
  expect(await start.app.getByLabel("Message").inputValue()).toBe("Your parcel is a day late.");
  await start.app.getByRole("button", { name: "Send", exact: true }).click();
  await start.app.getByRole("heading", { level: 1, name: `Your order ${order.name}` }).waitFor();
  await start.app.getByRole("heading", { name: `Order ${order.name}`, exact: true }).waitFor();
  await eventually(() => mailsTo(noura.email).length).toBe(1);
  const { attachments } = await test.running.standin.mailbox.read(mailsTo(noura.email)[0]!);
  expect(attachments.map(({ filename }) => filename)).toEqual(["label.png"]);
});

it("hours, a signature and the acknowledgement are set, and kept in the next mails", async () => {
  const { running } = test;
  const { page } = await openDesk(running, await test.visitor(), "/app/settings");
  const { app } = await readDesk(page);
  const save = async () => {
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Unsaved changes").waitFor({ state: "hidden" });
    await page.locator("#toasts").getByText("Saved").last().waitFor();
  };
  const open = async (name: string) => {
    await page
      .getByRole("link", { name: "Settings" })
      .or(page.getByText("Settings", { exact: true }))
      .first()
      .click();
    await app.getByRole("link", { name: new RegExp(`^${name}`) }).click();
  };
  await open("Hours and holidays");
  await app.getByRole("button", { name: "Add hours on Monday" }).click();
  await app.getByLabel("Monday, from").fill("08:30");
  await app.getByRole("button", { name: "Same on every weekday" }).click();
  await save();
  await open("You");
  await app.getByLabel("Your signature").fill("Hanna, Morning Cup");
  await save();
  await open("Automatic acknowledgement");
  await app.getByRole("checkbox", { name: "Acknowledge the first mail of each ticket" }).check();
  await app.getByLabel("Your own first words").fill("We have your mail.");
  await save();

  const stranger = { firstName: "Ada", lastName: "Lane", email: "ada.lane@post.example" };
  await write(stranger, "Do you ship to Malta?");
  await eventually(() => mailsTo(stranger.email).length).toBe(1);
  const said = (await running.standin.mailbox.read(mailsTo(stranger.email)[0]!)).text;
  expect(said).toContain("We have your mail.");
  expect(said).toContain("8:30");
  await toInbox(hanna);
  await openTicket(hanna, "Do you ship to Malta?");
  await send(hanna, "Yes, we do.");
  await eventually(() => mailsTo(stranger.email).length).toBe(2);
  expect((await running.standin.mailbox.read(mailsTo(stranger.email)[1]!)).text).toContain("Hanna, Morning Cup");
});

it("at the end of the day the books say exactly this", async () => {
  const { running } = test;
  const { shopId } = running.shops[0]!;
  const count = async (text: string, ...values: unknown[]) => {
    const rows = await sql(text, shopId, ...values);
    return Object.fromEntries(rows.map(({ what, n }) => [what, n]));
  };
  const messages = "select kind as what, count(*)::int as n from message where shop_id = $1 and id > $2 group by 1";
  // One of the replies is the acknowledgement.
  expect(await count(messages, before.message)).toEqual({ customer: 13, reply: 8, note: 1 });
  const acts =
    "select kind || ' ' || state as what, count(*)::int as n from order_action where shop_id = $1 group by 1";
  expect(await count(acts)).toEqual({ "refund succeeded": 1, "replacement succeeded": 1, "cancellation succeeded": 1 });
  const tickets = "select subject as what, status as n from ticket where shop_id = $1 and number > $2";
  expect(await count(tickets, before.ticket)).toEqual({
    "The tea is missing": "pending",
    "Please stop it": "new",
    "Is the matcha fresh?": "open",
    "Parcel report 1": "solved",
    "Parcel report 2": "solved",
    "Parcel report 3": "solved",
    "The kettle drips": "new",
    "The kettle again": "closed",
    "You have won": "spam",
    "You have won again": "spam",
    [`Your order ${before.nouras}`]: "pending",
    "Do you ship to Malta?": "pending",
  });
  const ledger = running.standin.admin.ledger(running.state.shop.domain);
  const kinds = Object.groupBy(ledger, ({ kind }) => kind);
  // The cancellation gives its money back, too.
  expect(Object.fromEntries(Object.entries(kinds).map(([kind, list]) => [kind, list.length]))).toEqual({
    refund: 2,
    cancellation: 1,
    draft_created: 1,
    draft_completed: 1,
    stock: 2,
  });
  const sent = running.standin.mailbox.messages({ direction: "from-shop" }).map(({ envelopeTo }) => envelopeTo);
  // Who once got a copy gets the answers after it, too.
  expect(sent.filter((to) => to.includes("depot@carrier.example"))).toHaveLength(3);
  const mails = [emma, yuki, noura, shipper, lender].map(({ email }) => [email, mailsTo(email).length]);
  expect(Object.fromEntries(mails)).toEqual({
    [emma.email]: 4,
    [yuki.email]: 1,
    [noura.email]: 1,
    [shipper.email]: 0,
    [lender.email]: 0,
  });
  expect(sent).toHaveLength(mails.reduce((sum, [, n]) => sum + Number(n), 0) + 2);
});
