import { expect, test } from "vitest";
import { tinyPng } from "#tests/setup/tiny-png.ts";
import { withClient } from "#tests/setup/running-app.ts";
import { openDesk, openTicket, readDesk, writeMail, type DeskPage } from "./desk-page.ts";
import { narrow } from "./launch.ts";
import { startBrowserTest } from "./start-browser-test.ts";
import { takeBothPictures, takePicture } from "./take-picture.ts";

// Long enough that nothing leaves while it is looked at.
const site = startBrowserTest({ undoSeconds: 60 });

async function newTicket(subject: string): Promise<DeskPage> {
  const customer = site.running.state.customers.find(({ email }) => email)!;
  await writeMail(
    site.running,
    { ...customer, email: customer.email!, firstName: customer.firstName ?? "", lastName: customer.lastName ?? "" },
    { subject, text: "Where is it?" },
  );
  const desk = await openDesk(site.running, await site.visitor());
  await openTicket(desk, subject);
  return desk;
}

/** Whom the draft that is kept on the server names in copy. */
const keptCopies = (): Promise<unknown> =>
  withClient(site.running.databaseUrl, async (client) => {
    const { rows } = await client.query(
      "select recipients -> 'cc' as cc from draft where kind = 'reply' and body <> ''",
    );
    return rows.at(-1)?.cc;
  });

test("files and copies survive a reload, go out, and come back when the mail is taken back", async () => {
  const { page, app } = await newTicket("Files and copies");
  const box = app.getByRole("textbox", { name: /^Reply to/ });
  await box.fill("Here is the invoice");
  await app
    .getByRole("tabpanel", { name: "Reply" })
    .locator('input[type="file"]')
    .setInputFiles([
      { name: "invoice.png", mimeType: "image/png", buffer: tinyPng },
      { name: "empty.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) },
    ]);
  await app.getByText("The file is empty.").waitFor();
  await app.getByRole("button", { name: "Remove empty.txt" }).click();
  await app.getByRole("button", { name: "Remove invoice.png" }).waitFor();
  await app.getByRole("button", { name: "Cc and Bcc" }).first().click();
  const cc = app
    .getByRole("textbox", { name: /^Cc:/ })
    .or(app.getByRole("combobox", { name: /^Cc:/ }))
    .first();
  await cc.fill("Bo@Example.com");
  await cc.press("Enter");
  await cc.fill("nonsense");
  await takeBothPictures(page, "composing-files");
  // What is still being typed counts, too.
  await cc.press("Control+Enter");
  await app.getByText("“nonsense” is not a mail address.").waitFor();
  await app.getByRole("button", { name: "Remove nonsense" }).click();
  await expect.poll(keptCopies, { timeout: 40_000 }).toEqual(["bo@example.com"]);

  await page.reload();
  const again = (await readDesk(page)).app;
  await again.getByRole("button", { name: "Remove invoice.png" }).waitFor();
  await again.getByRole("button", { name: "Remove bo@example.com" }).waitFor();
  await again.getByRole("textbox", { name: /^Reply to/ }).press("Control+Enter");
  const undo = again.getByRole("log").getByRole("button", { name: "Undo" });
  await undo.waitFor();
  await takePicture(page, "composing-leaves");
  expect(
    await again
      .getByRole("log")
      .getByText(/Cc: bo@example.com/)
      .count(),
  ).toBe(1);
  await undo.click();
  await again.getByRole("log").getByText("Here is the invoice").waitFor({ state: "detached" });
  expect(await again.getByRole("textbox", { name: /^Reply to/ }).inputValue()).toBe("Here is the invoice");
  await again.getByRole("button", { name: "Remove invoice.png" }).waitFor();
  await again.getByRole("button", { name: "Remove bo@example.com" }).waitFor();
});

test("a file that is still on its way stays in sight when the reply before it is taken back", async () => {
  const { page, app } = await newTicket("Taken back meanwhile");
  const box = app.getByRole("textbox", { name: /^Reply to/ });
  const files = app.getByRole("tabpanel", { name: "Reply" }).locator('input[type="file"]');
  const picture = (name: string) => ({ name, mimeType: "image/png", buffer: tinyPng });
  await box.fill("It is on its way");
  await files.setInputFiles([picture("first.png")]);
  await app.getByRole("button", { name: "Remove first.png" }).waitFor();
  await box.press("Control+Enter");
  const undo = app.getByRole("log").getByRole("button", { name: "Undo" });
  await undo.waitFor();

  const held = Promise.withResolvers<void>();
  await page.route(/name=second\.png/, async (route) => {
    await held.promise;
    await route.continue();
  });
  await files.setInputFiles([picture("second.png")]);
  await app.getByRole("progressbar", { name: /second\.png/ }).waitFor();
  await undo.click();
  await app.getByRole("button", { name: "Remove first.png" }).waitFor();
  expect(await box.inputValue()).toBe("It is on its way");
  expect(await app.getByRole("progressbar", { name: /second\.png/ }).count()).toBe(1);
  await takePicture(page, "composing-on-its-way");
  held.resolve();
  await app.getByRole("button", { name: "Remove second.png" }).waitFor();
  await page.reload();
  const again = (await readDesk(page)).app;
  await again.getByRole("button", { name: "Remove first.png" }).waitFor();
  await again.getByRole("button", { name: "Remove second.png" }).waitFor();
});

test("a message is forwarded with the key for it, and a colleague mentioned by the keyboard", async () => {
  const { page, app } = await newTicket("Forward me");
  await app.getByRole("log").click();
  await page.keyboard.press("f");
  const panel = app.getByRole("tabpanel", { name: "Forward" });
  await panel.getByRole("textbox", { name: "Message to go with what you forward" }).fill("Do you know more?");
  await panel.getByRole("button", { name: "Forward" }).click();
  await panel.getByText("Say to whom it should go.").waitFor();
  const to = panel.locator('input[type="text"]').first();
  await to.fill("carrier@example.com");
  await to.press("Tab");
  await takeBothPictures(page, "composing-forward");
  await panel.getByRole("button", { name: "Forward" }).click();
  await app.getByRole("log").getByText("To: carrier@example.com").waitFor();

  await app.getByRole("log").click();
  await page.keyboard.press("n");
  const note = app.getByRole("textbox", { name: "Note for your team" });
  const colleague = site.running.state.staff[0]!.firstName;
  await note.pressSequentially(`Ask @${colleague.slice(0, 2)}`);
  await app.getByRole("option").first().waitFor();
  await takePicture(page, "composing-mention");
  await note.press("Enter");
  expect(await note.inputValue()).toMatch(new RegExp(`^Ask @${colleague}`));
});

test("on a phone the composer takes the whole height, and everything in it can be reached", async () => {
  const { page, app } = await newTicket("On a phone");
  await page.setViewportSize(narrow);
  await app.getByRole("button", { name: "Write", exact: true }).click();
  const box = app.getByRole("textbox", { name: /^Reply to/ });
  await box.fill("Hello");
  await app.getByRole("button", { name: "Cc and Bcc" }).first().click();
  await takePicture(page, "composing-tall");
  const send = app.getByRole("button", { name: "Send", exact: true }).first();
  expect(await send.isVisible()).toBe(true);
  expect(await app.locator("body").evaluate((body) => body.scrollWidth <= innerWidth)).toBe(true);
});
