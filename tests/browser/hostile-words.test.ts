import { expect, it } from "vitest";
import { withClient } from "#tests/setup/running-app.ts";
import { openDesk } from "./desk-page.ts";
import { startBrowserTest } from "./start-browser-test.ts";

declare global {
  interface Window {
    __remixRouter?: { navigate(path: string): Promise<void> };
    ran?: unknown;
  }
}

const test = startBrowserTest();

/** Ends a script, a style, an attribute and a comment, and wants to run, to load and to cover. */
const evil = (where: string) =>
  `zorbl ${where} "'--></script></style></title><img src="https://evil.example/${where}" onerror="self.ran='${where}'">` +
  `<script>self.ran='${where}'</script><style>body{display:none}</style><svg onload="self.ran='${where}'">{{7*7}}\u2028`;

/** The words wherever somebody outside, or a colleague, can put some. */
async function putEverywhere(): Promise<{ number: number; mailbox: string }> {
  const shop = test.running.shops[0]!.shopId;
  return withClient(test.running.databaseUrl, async (client) => {
    const set = (text: string, ...values: unknown[]) => client.query(text, [shop, ...values]);
    const { rows } = await set(
      "select id, number from ticket where shop_id = $1 and is_open order by number desc limit 1",
    );
    const { id, number } = rows[0] as { id: string; number: number };
    await set("update ticket set subject = $2, customer_name = $3 where shop_id = $1", evil("subject"), evil("name"));
    await set("update customer set name = $2 where shop_id = $1", evil("customer"));
    await set("update message set author_name = $2, body_text = $3 where shop_id = $1", evil("author"), evil("body"));
    await set("update mailbox set display_name = $2, signature = $2 where shop_id = $1", evil("mailbox"));
    await set("update staff set signature = $2 where shop_id = $1", evil("signature"));
    await set("insert into staff (shop_id, shopify_user_id, name) values ($1, 99, $2)", evil("person"));
    await set("update shop_settings set ack_text = $2, holidays = $3 where shop_id = $1", evil("ack"), JSON.stringify([{ date: "2027-12-25", name: evil("holiday") }])); // prettier-ignore
    await set("insert into audit_entry (shop_id, kind, subject, subject_id, reason, after, source) values ($1, 'settings_changed', 'tag', '1', $2, $3, 'settings')", evil("audit"), JSON.stringify({ name: evil("fact") })); // prettier-ignore
    const tag = await set("insert into tag (shop_id, name, key) values ($1, $2, 'evil') returning id", evil("tag"));
    await set("insert into ticket_tag (shop_id, ticket_id, tag_id) select $1, id, $2 from ticket where shop_id = $1", tag.rows[0].id); // prettier-ignore
    await set("update ticket set tag_ids = array[$2::bigint] where shop_id = $1", tag.rows[0].id);
    await set(
      `insert into staff_notice (shop_id, staff_id, ticket_id, kind, by_name)
       select $1, s.id, $3, 'mention', $2 from staff s where s.shop_id = $1`,
      evil("notice"),
      id,
    );
    await set("insert into saved_view (shop_id, name, filter, sort) values ($1, $2, '{}', 'latest')", evil("view"));
    await set(
      `insert into attachment (shop_id, message_id, position, file_name, content_type, size_bytes)
       select $1, id, 0, $2, 'text/html', 5 from message where shop_id = $1 and ticket_id = $3`,
      evil("file"),
      id,
    );
    await set("update ticket_search set is_stale = true where shop_id = $1");
    const found = await set("select min(id) as id from mailbox where shop_id = $1");
    return { number, mailbox: String(found.rows[0].id) };
  });
}

it("case 39: words from outside are words on every page: nothing runs, loads or covers", async () => {
  const visitor = await test.visitor();
  // Opened once before, so that there are settings to fill.
  const first = await openDesk(test.running, visitor);
  await first.app.getByRole("table").waitFor();
  const { number, mailbox } = await putEverywhere();

  // Whole pages, as the server writes them.
  const pages: [string, string | null][] = [
    ["/app", null],
    ["/app/tickets", "subject"],
    ["/app/tickets?q=zorbl", null],
    [`/app/tickets/${number}`, "body"],
    ["/app/settings/tags", "tag"],
    ["/app/settings/mailboxes", null],
    [`/app/settings/mailboxes/${mailbox}`, null],
    ["/app/settings/staff", "person"],
    ["/app/settings/hours", null],
    ["/app/settings/acknowledgement", null],
    ["/app/settings/you", null],
    ["/app/settings/access", null],
    ["/app/settings/audit", "audit"],
    ["/app/settings/privacy", null],
    [`/app/tickets/new?subject=${encodeURIComponent(evil("address"))}`, null],
  ];
  const dialogs: string[] = [];
  for (const [path, where] of pages) {
    const desk = await openDesk(test.running, visitor, path);
    desk.page.on("dialog", (dialog) => void dialog.dismiss().then(() => dialogs.push(path)));
    if (where) await desk.app.getByText(`zorbl ${where}`).first().waitFor();
    expect(await desk.app.locator("body").evaluate((body) => getComputedStyle(body).display), path).not.toBe("none");
    expect(await desk.app.locator("img[src*='evil.example'], svg[onload], script[src*='evil']").count(), path).toBe(0);
    for (const frame of desk.page.frames())
      expect(await frame.evaluate(() => window.ran ?? null).catch(() => null), path).toBeNull();
    if (path === "/app/tickets") {
      // The palette, over the list.
      await desk.page.keyboard.press("Control+k");
      await desk.page.keyboard.type("zorbl");
      await desk.app.getByRole("option").getByText("zorbl").first().waitFor();
      await desk.page.keyboard.press("Escape");
      // The bell, and the bar for many tickets with its lists of people and tags.
      await desk.app
        .getByRole("button", { name: /notice/i })
        .first()
        .click();
      await desk.app.getByText("zorbl notice").first().waitFor();
      await desk.page.keyboard.press("Escape");
      await desk.app.getByRole("checkbox", { name: "Select all on this page" }).check();
      for (const [key, name] of [
        ["a", "person"],
        ["t", "tag"],
      ] as const) {
        await desk.page.keyboard.press(key);
        await desk.app.getByText(`zorbl ${name}`).last().waitFor();
        await desk.page.keyboard.press("Escape");
      }
      expect(await desk.frame.evaluate(() => window.ran ?? null).catch(() => null)).toBeNull();
    }
    if (path === `/app/tickets/${number}`) {
      // On paper the words stand too, and nothing of theirs is drawn over them.
      await desk.page.emulateMedia({ media: "print" });
      expect(await desk.app.getByText("zorbl body").first().isVisible()).toBe(true);
      expect(await desk.app.locator("img[src*='evil.example'], svg[onload], script[src*='evil']").count()).toBe(0);
      await desk.page.emulateMedia({ media: null });
    }
    await desk.page.close();
  }
  // What runs is seen: otherwise the rest says nothing.
  const { frame } = await openDesk(test.running, visitor, "/app/settings");
  await frame.evaluate(() =>
    document.body.insertAdjacentHTML("beforeend", `<img src="data:," onerror="self.ran='control'">`),
  );
  await frame.waitForFunction(() => window.ran === "control");
  expect(dialogs).toEqual([]);
  expect(visitor.watch.strayRequests()).toEqual([]);
});
