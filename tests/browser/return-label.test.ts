import { expect, it } from "vitest";
import { readActPanel } from "./act-panel.ts";
import { openDesk, openTicket, writeMail } from "./desk-page.ts";
import { findUnsent } from "./find-unsent.ts";
import { findBarriers } from "./page-checks.ts";
import { startBrowserTest } from "./start-browser-test.ts";
import { takeBothPictures } from "./take-picture.ts";

const test = startBrowserTest();
const pdf = Buffer.from("%PDF-1.4\n% the label of a parcel\n%%EOF\n");

it("a label as a file: a false one is refused, a lost one tried again; Shopify has it, and the reply carries it", async () => {
  const { running } = test;
  const { state, standin } = running;
  const { domain } = state.shop;
  standin.grant(domain, ["write_orders", "read_returns", "write_returns"]);
  const { order, customer } = findUnsent(running);
  standin.admin.edits.fulfillOrder(domain, order.id);
  const subject = "How do I send it back?";
  await writeMail(running, customer, { subject, text: `I want to send back something of ${order.name}.` });
  const desk = await openDesk(running, await test.visitor());
  await openTicket(desk, subject);
  const { app, page, frame } = desk;
  const { side, turn, open, confirm } = readActPanel(desk);

  await open("Return");
  const [item] = order.lines;
  await side
    .getByRole("button", { name: /^One more / })
    .first()
    .click();
  await side.getByLabel(`Why ${item!.title} comes back`).selectOption({ label: "Damaged or defective" });
  await side.getByLabel("Tracking number of the way back").fill("DHL 00340");
  const make = side.getByRole("button", { name: "Set up the return of 1 item", exact: true });
  await expect.poll(() => make.isEnabled(), { timeout: 40_000 }).toBe(true);

  // By the keyboard; nothing can be confirmed while the file is on its way.
  const chooser = page.waitForEvent("filechooser");
  await side.getByRole("button", { name: "Upload a label", exact: true }).press("Enter");
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route(/\/label\?/, async (route) => {
    await held;
    await route.continue();
  });
  const picker = await chooser;
  await picker.setFiles({
    name: "label.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("<html>no label</html>"),
  });
  const again = side.getByRole("button", { name: "Choose another label" });
  await again.waitFor();
  expect(await make.isEnabled()).toBe(false);
  letThrough();
  const wrong = side.getByText("Neither PDF nor JPEG, whatever its name says.");
  await wrong.waitFor();
  // In sight, above what always stands at the end of the form.
  const outcome = await side.getByText("What is expected back").boundingBox();
  await expect.poll(async () => (await wrong.boundingBox())!.y + 20 < outcome!.y).toBe(true);
  expect(await findBarriers(frame)).toEqual([]);
  const showField = async () => {
    await turn();
    // In sight above what always stands at the end of the form.
    await side.getByLabel("Fee for the way back", { exact: false }).scrollIntoViewIfNeeded();
  };
  await takeBothPictures(page, "label-refused", showField);
  // What was typed stays, and the return can be made without it.
  expect(await side.getByLabel("Tracking number of the way back").inputValue()).toBe("DHL 00340");
  await expect.poll(() => make.isEnabled(), { timeout: 40_000 }).toBe(true);
  await side.getByRole("button", { name: "Remove label.pdf" }).click();
  const choose = side.getByRole("button", { name: "Upload a label", exact: true });
  await expect.poll(() => choose.evaluate((button) => button === document.activeElement)).toBe(true);

  await page.unroute(/\/label\?/);
  standin.admin.faults.next({ operation: "LabelStage", kind: "status-before", status: 503 });
  const input = side.locator("input[type=file]");
  await input.setInputFiles({ name: "DHL-label.pdf", mimeType: "application/pdf", buffer: pdf });
  await side.getByText("It could not be uploaded.").waitFor();
  await side.getByRole("button", { name: "Try again" }).click();
  await side.getByRole("button", { name: "Remove DHL-label.pdf" }).waitFor();
  await side.getByText("It could not be uploaded.").waitFor({ state: "hidden" });
  // One label only: the link gives way to it.
  expect(await side.getByLabel("Link to a label").count()).toBe(0);
  await takeBothPictures(page, "label-chosen", showField);
  await side.getByText("Shopify sends the customer the label.", { exact: false }).waitFor();
  await confirm("Set up the return of 1 item", "label", /^Return #\S+-R1 is set up$/);

  const made = standin.admin
    .state(domain)
    .orders.find(({ id }) => id === order.id)!
    .returns!.at(-1)!;
  expect(made.deliveries).toMatchObject([{ number: "DHL 00340" }]);
  const copy = await fetch(made.deliveries[0]!.fileUrl!);
  expect(Buffer.from(await copy.arrayBuffer())).toEqual(pdf);

  await side.getByRole("button", { name: "Put it into the reply" }).click();
  await app.getByText("Your label is attached", { exact: false }).first().waitFor();
  await app.getByRole("button", { name: "Remove DHL-label.pdf" }).waitFor();
  await takeBothPictures(page, "label-reply");
  await app.getByRole("button", { name: "Send", exact: false }).first().click();
  const mail = await standin.mailbox.waitFor(
    ({ direction, envelopeTo }) => direction === "from-shop" && envelopeTo.includes(customer.email!),
    60_000,
  );
  const { text, attachments } = await standin.mailbox.read(mail);
  expect(text).toContain("Your label is attached");
  expect(attachments).toMatchObject([{ filename: "DHL-label.pdf", mimeType: "application/pdf" }]);
}, 180_000);
