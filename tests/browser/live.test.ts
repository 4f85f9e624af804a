import type { Request } from "playwright-core";
import { expect, it } from "vitest";
import { DEMO_STORIES } from "#tests/standin/world/demo-scenario.ts";
import { openAsColleague, openDesk, openTicket, readDesk, writeMail } from "./desk-page.ts";
import { startBrowserTest } from "./start-browser-test.ts";

const test = startBrowserTest();
const { customer } = DEMO_STORIES.refund;
const isLive = (url: URL) => url.pathname === "/app/live";

it("keeps a draft through a reload, and when one goes away in the middle of a word", async () => {
  const subject = "Where is my parcel?";
  await writeMail(test.running, customer, { subject, text: "Nothing has come." });
  const desk = await openDesk(test.running, await test.visitor());
  await openTicket(desk, subject);
  const reply = desk.app.getByRole("textbox", { name: /^Reply to/ });
  await reply.pressSequentially("Dear Emma, I have looked");
  await desk.app.getByText("Draft saved").waitFor();
  await desk.page.reload();
  const again = await readDesk(desk.page);
  const box = again.app.getByRole("textbox", { name: /^Reply to/ });
  expect(await box.inputValue()).toBe("Dear Emma, I have looked");

  await box.press("End");
  await box.pressSequentially(" at the par");
  await again.page.getByRole("button", { name: "Inbox" }).click();
  await again.app.getByRole("table").waitFor();
  await openTicket(again, subject);
  await expect.poll(() => box.inputValue(), { timeout: 10_000 }).toBe("Dear Emma, I have looked at the par");
});

it("shows another agent's reply as it is sent, and warns before answering past it", async () => {
  const subject = "Who answers first?";
  await writeMail(test.running, customer, { subject, text: "A question." });
  const hanna = await openDesk(test.running, await test.visitor());
  await openTicket(hanna, subject);
  await hanna.app.getByRole("textbox", { name: /^Reply to/ }).pressSequentially("I was writing this");

  const { desk: second, name } = await openAsColleague(test.running, await test.visitor());
  await openTicket(second, subject);
  await second.app.getByRole("textbox", { name: /^Reply to/ }).fill("The answer is yes.");
  await second.app.getByRole("button", { name: "Send", exact: true }).click();

  const arrived = hanna.app.getByRole("article").filter({ hasText: "The answer is yes." });
  await arrived.waitFor();
  await arrived.getByText(name).waitFor();
  await hanna.app.getByRole("button", { name: "Send", exact: true }).click();
  await hanna.app.getByText("Something new came in while you were writing").waitFor();
  expect(await hanna.app.getByRole("textbox", { name: /^Reply to/ }).inputValue()).toBe("I was writing this");
});

it("shows what came in while the page was opening", async () => {
  const subject = "Written in the gap";
  const visitor = await test.visitor();
  const page = await visitor.context.newPage();
  let connect: () => void = () => {};
  const held = new Promise<void>((resolve) => (connect = resolve));
  await page.route(isLive, async (route) => {
    await held;
    await route.continue();
  });
  const opening = page.waitForRequest((request) => isLive(new URL(request.url())));
  await page.goto(test.running.admin());
  await opening;
  await writeMail(test.running, customer, { subject, text: "Did you see it?" });
  const watching = await openDesk(test.running, await test.visitor());
  await watching.app.getByRole("link", { name: subject, exact: true }).waitFor();
  connect();
  await page.frameLocator('iframe[title="Latte"]').getByRole("link", { name: subject, exact: true }).waitFor();
});

it("shows what came in while another page of the app was on its way", async () => {
  const subject = "Written on the way";
  const { page, app } = await openDesk(test.running, await test.visitor(), "/app/settings");
  const read = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const isData = (url: URL) => url.pathname === "/app/tickets" && url.searchParams.has("_data");
  await page.route(
    isData,
    async (route) => {
      const response = await route.fetch();
      read.resolve();
      await held.promise;
      await route.fulfill({ response });
    },
    { times: 1 },
  );
  await page.getByRole("link", { name: "Inbox", exact: true }).click();
  await read.promise;
  const moving = page.locator("body.loading");
  await moving.waitFor();
  await writeMail(test.running, customer, { subject, text: "Did you see it?" });
  // By then the page on its way would have heard of it, too.
  const watching = await openDesk(test.running, await test.visitor());
  await watching.app.getByRole("link", { name: subject, exact: true }).waitFor();
  held.resolve();
  await app.getByRole("link", { name: subject, exact: true }).waitFor();
  await moving.waitFor({ state: "detached" });
});

it("lets go of the live connection while nobody looks, and catches up afterwards", async () => {
  const subject = "Written while nobody looked";
  const visitor = await test.visitor();
  const page = await visitor.context.newPage();
  const asksLive = (request: Request) => isLive(new URL(request.url()));
  // Once connected, the page reads its data again, for what it may have missed since they were read.
  const caughtUp = page.waitForResponse(
    (response) => new URL(response.url()).pathname === "/app/tickets" && response.request().resourceType() === "fetch",
  );
  await page.goto(test.running.admin());
  const { app, frame } = await readDesk(page);
  await app.getByRole("table").waitFor();
  await caughtUp;

  // A headless page cannot be covered by another one, so it is told that it is.
  const look = (state: "hidden" | "visible") =>
    frame.evaluate((now) => {
      Object.defineProperty(document, "visibilityState", { configurable: true, get: () => now });
      document.dispatchEvent(new Event("visibilitychange"));
    }, state);
  const closed = page.waitForEvent("requestfailed", asksLive);
  await look("hidden");
  await closed;

  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await writeMail(test.running, customer, { subject, text: "Hello?" });
  // Somebody who does look sees it arrive: by then the hidden page would have heard of it, too.
  const watching = await openDesk(test.running, await test.visitor());
  await watching.app.getByRole("link", { name: subject, exact: true }).waitFor();
  expect(asked.filter((path) => path.startsWith("/app"))).toEqual([]);
  expect(await app.getByRole("link", { name: subject, exact: true }).count()).toBe(0);

  const openedAgain = page.waitForRequest(asksLive);
  await look("visible");
  await openedAgain;
  await app.getByRole("link", { name: subject, exact: true }).waitFor();
});

it("keeps what was typed when the connection is lost, and sends it once when it is back", async () => {
  const subject = "Are you there?";
  await writeMail(test.running, customer, { subject, text: "Hello?" });
  const visitor = await test.visitor();
  const desk = await openDesk(test.running, visitor);
  await openTicket(desk, subject);
  const reply = desk.app.getByRole("textbox", { name: /^Reply to/ });
  const send = desk.app.getByRole("button", { name: "Send", exact: true });
  visitor.watch.expect(/ERR_INTERNET_DISCONNECTED/);
  await visitor.context.setOffline(true);
  await reply.fill("Yes, we are here.");
  await send.click();
  await desk.app.getByText("It was not sent. Your text is still here; please try again.").waitFor();
  expect(await reply.inputValue()).toBe("Yes, we are here.");
  await visitor.context.setOffline(false);
  await send.click();
  await desk.app.getByRole("log").getByText("Yes, we are here.").waitFor();
  await desk.app.getByRole("log").getByText("Sent", { exact: true }).waitFor();
  const { standin } = test.running;
  const answers = standin.mailbox.messages({ to: customer.email }).filter((mail) => mail.subject.includes(subject));
  expect(answers).toHaveLength(1);
});
