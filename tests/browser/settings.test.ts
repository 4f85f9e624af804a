import { expect, it } from "vitest";
import { textsFor } from "#app/platform/i18n/load-texts.server.ts";
import { openDesk } from "./desk-page.ts";
import { narrow, wide } from "./launch.ts";
import { findBarriers, findOverflow } from "./page-checks.ts";
import { startBrowserTest } from "./start-browser-test.ts";
import { takeBothPictures, takePicture } from "./take-picture.ts";

declare global {
  interface Window {
    __remixRouter?: { navigate(path: string): Promise<void> };
  }
}

const test = startBrowserTest();

const pages = [
  ["home", "/app", "Waiting now"],
  ["new-ticket", "/app/tickets/new", "To (e-mail)"],
  ["settings", "/app/settings", "Mailboxes"],
  ["settings-mailboxes", "/app/settings/mailboxes", "Connect an address"],
  ["settings-hours", "/app/settings/hours", "Weekly hours"],
  ["settings-acknowledgement", "/app/settings/acknowledgement", "What a customer gets now"],
  ["settings-contact", "/app/settings/contact", "Topics"],
  ["settings-team", "/app/settings/team", "Roles"],
  ["settings-role", "/app/settings/team/agent", "May do"],
  ["settings-policies", "/app/settings/policies", "No questions asked"],
  ["reports", "/app/reports", "Money given back per 100 orders"],
  ["reports-acts", "/app/reports/acts", "No such acts in this period."],
  ["self-service", "/app/self-service", "In your theme"],
  ["self-service-appearance", "/app/self-service/appearance", "On a dark page"],
  ["self-service-report", "/app/self-service/report", "Self-service rate"],
  ["self-service-sessions", "/app/self-service/sessions", "No such sessions in this period."],
  ["settings-audit", "/app/settings/audit", "Download as CSV"],
  ["settings-staff", "/app/settings/staff", "Last here"],
  ["settings-you", "/app/settings/you", "Your signature"],
  ["settings-tags", "/app/settings/tags", "Add tag"],
  ["settings-blocked", "/app/settings/blocked", "Nobody is blocked"],
  ["settings-retention", "/app/settings/retention", "Closing and undo"],
  ["settings-danger", "/app/settings/danger", "3. Uninstall Latte"],
] as const;

it.each(pages)("%s is usable by everybody, and fits a phone", async (name, path, text) => {
  const { page, app, frame } = await openDesk(test.running, await test.visitor(), path);
  await app.getByText(text).first().waitFor();
  expect(await findBarriers(frame)).toEqual([]);
  await takePicture(page, name);
  for (const viewport of [narrow, { width: 320, height: 640 }]) {
    await page.setViewportSize(viewport);
    expect(await findOverflow(frame), `${viewport.width} px`).toEqual([]);
  }
  await page.setViewportSize(narrow);
  await takePicture(page, name);
  await page.setViewportSize(wide);
});

it("blocks a sender, says what is no sender at the field, and takes an unblocking back", async () => {
  const visitor = await test.visitor();
  const { page, app, frame } = await openDesk(test.running, visitor, "/app/settings/blocked");
  await app.getByLabel("Address or domain").fill("gmail.com");
  await app.getByRole("button", { name: "Block", exact: true }).click();
  await app.getByText("Anybody can have an address there.").waitFor();
  expect(await app.getByLabel("Address or domain").inputValue()).toBe("gmail.com");
  await app.getByLabel("Address or domain").fill("spam.example");
  await app.getByRole("button", { name: "Block", exact: true }).click();
  await app.getByRole("heading", { name: "@spam.example" }).waitFor();
  expect(await findBarriers(frame)).toEqual([]);
  await takeBothPictures(page, "settings-blocked-full");
  await app.getByRole("button", { name: "Unblock @spam.example" }).click();
  await app.getByText("Nobody is blocked").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await app.getByRole("heading", { name: "@spam.example" }).waitFor();
  // A page that cannot be loaded says so, to everybody.
  visitor.watch.expect(/ERR_FAILED/);
  const isData = (url: URL) => url.pathname === "/app/settings/tags" && url.searchParams.has("_data");
  await page.route(isData, (route) => route.abort());
  await frame.evaluate(() => void window.__remixRouter!.navigate("/app/settings/tags"));
  await app.getByText(textsFor("en").common.error.offline).or(app.getByText("This could not be loaded")).first().waitFor(); // prettier-ignore
  expect(await findBarriers(frame)).toEqual([]);
});

it("keeps policies as sentences, and says what is wrong with one below it", async () => {
  const { page, app, frame } = await openDesk(test.running, await test.visitor(), "/app/settings/policies");
  await app.getByLabel("Days of the return window").fill("30");
  await app.getByLabel("Who pays for sending back").selectOption("The customer pays");
  await app.getByLabel("Where it was our fault, we pay").check();
  await app.getByLabel("How many times the limits of roles count for VIPs").fill("2");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await app.getByText("First say what makes a VIP.").waitFor();
  expect(await findBarriers(frame)).toEqual([]);
  await takeBothPictures(page, "settings-policies-wrong");
  await app.getByLabel("Tag that makes a VIP").fill("gold");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.locator("#toasts").getByText("Saved").last().waitFor();
  await page.reload();
  const days = page.frameLocator('iframe[title="Latte"]').getByLabel("Days of the return window");
  await days.waitFor();
  expect(await days.inputValue()).toBe("30");
});

it("connects a mailbox and follows its test: sent, back, proven", async () => {
  const { page, app, frame } = await openDesk(test.running, await test.visitor(), "/app/settings/mailboxes");
  await app.getByLabel("Your support address").fill("no address");
  await app.getByRole("button", { name: "Connect" }).click();
  await app.getByText("This is not a mail address.").waitFor();
  expect(await app.getByLabel("Your support address").inputValue()).toBe("no address");
  await app.getByLabel("Your support address").fill("help@brew.example");
  await app.getByRole("button", { name: "Connect" }).click();
  await app.getByRole("heading", { name: "1. Forward your mail to Latte" }).waitFor();
  expect(await findBarriers(frame)).toEqual([]);
  await takePicture(page, "mailbox-new");
  const inbound = (await app.getByText(/^in-[a-z2-7]{16}@/).innerText()).trim();
  await app.getByRole("button", { name: "Send test mail" }).click();
  await app.getByText("Sent. Waiting for it to come back").waitFor();
  const { mailbox } = test.running.standin;
  const sent = await mailbox.waitFor((mail) => mail.envelopeTo.includes("help@brew.example"));
  // What the merchant's provider does.
  const back = await mailbox.send({
    from: { name: "Latte", address: "no-reply@in.latte.test" },
    to: inbound,
    subject: sent.subject,
    text: "forwarded",
  });
  expect(back.state).toBe("delivered");
  await app.getByText("It came back").waitFor();
  await takePicture(page, "mailbox-proven");
  await page.setViewportSize(narrow);
  expect(await findOverflow(frame)).toEqual([]);
  await takePicture(page, "mailbox-proven");
});

it("keeps what is typed until it is saved, says what is wrong at its field, and asks before leaving", async () => {
  const { page, app } = await openDesk(test.running, await test.visitor(), "/app/settings/hours");
  await app.getByRole("button", { name: "Add hours on Monday" }).click();
  await app.getByLabel("Monday, to").fill("08:00");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await app.getByText("Each span must end after it begins.").waitFor();
  await takePicture(page, "hours-wrong");
  expect(await app.getByLabel("Monday, to").inputValue()).toBe("08:00");
  await app.getByLabel("Monday, to").fill("17:30");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.locator("#toasts").getByText("Saved").last().waitFor();
  await page.reload();
  const to = page.frameLocator('iframe[title="Latte"]').getByLabel("Monday, to");
  await to.waitFor();
  expect(await to.inputValue()).toBe("17:30");
});

it("puts the set-up aside and brings it back", async () => {
  const { page, app } = await openDesk(test.running, await test.visitor(), "/app");
  await app.getByRole("heading", { name: "Set up your help desk" }).waitFor();
  await app.getByRole("button", { name: /^Put the set-up aside/ }).click();
  await app.getByRole("heading", { name: "Set up your help desk" }).waitFor({ state: "detached" });
  await page.getByText("Settings", { exact: true }).click();
  await app.getByRole("button", { name: "Show again" }).click();
  await app.getByText("The set-up is on Home.").waitFor();
});

it("erases everything once the store's name is typed, and says what went", async () => {
  const { page, app, frame } = await openDesk(test.running, await test.visitor(), "/app/settings/danger");
  await app.getByRole("button", { name: "Erase…" }).click();
  const name = app.getByLabel("Write the name of your store");
  await name.fill("another store");
  await app.getByRole("button", { name: "Erase for good" }).click();
  await app.getByText("This is not the name of your store.").waitFor();
  expect(await name.inputValue()).toBe("another store");
  expect(await findBarriers(frame)).toEqual([]);
  await takeBothPictures(page, "settings-danger-asking");
  await name.fill(test.running.standin.states.values().next().value!.shop.name);
  await app.getByRole("button", { name: "Erase for good" }).click();
  await app.getByText("Erased last:").waitFor();
  await app.getByText("There is nothing to erase.").waitFor();
  expect(await findBarriers(frame)).toEqual([]);
  await takeBothPictures(page, "settings-danger-done");
});
