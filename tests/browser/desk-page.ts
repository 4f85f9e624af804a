import type { Frame, FrameLocator, Page } from "playwright-core";
import type { RunningApp } from "#tests/setup/running-app.ts";
import type { CustomerMail } from "#tests/standin/mailbox/compose-mail.ts";
import type { Visitor } from "./launch.ts";

/** One page of the pretend admin with the app in it. */
export interface DeskPage {
  page: Page;
  /** What the app shows. */
  app: FrameLocator;
  /** The app's own document, to ask what only a script can tell. */
  frame: Frame;
}

/** Opens the app at a path of its own and waits until its page is there. */
export async function openDesk(running: RunningApp, visitor: Visitor, path = "/app/tickets"): Promise<DeskPage> {
  const page = await visitor.open(running.admin(path));
  return readDesk(page);
}

/** The desk in a page that was loaded (again). */
export async function readDesk(page: Page): Promise<DeskPage> {
  const app = page.frameLocator('iframe[title="Latte"]');
  await app.getByRole("main").waitFor();
  const frame = page.frame({ name: "app-iframe" });
  if (!frame) throw new Error("the page has no frame with the app");
  await frame.waitForFunction(() => "__remixContext" in window && document.readyState === "complete");
  return { page, app, frame };
}

/** The desk of the first person who is not the shop's owner, and their name. */
export async function openAsColleague(
  running: RunningApp,
  visitor: Visitor,
  path?: string,
): Promise<{ desk: DeskPage; name: string }> {
  const { page } = await openDesk(running, visitor, path);
  const colleague = running.state.staff.find((person) => !person.accountOwner)!;
  await page.getByLabel("Staff member").selectOption(String(colleague.id));
  await page.getByRole("combobox", { name: "Staff member" }).and(page.locator(":enabled")).waitFor();
  return { desk: await readDesk(page), name: `${colleague.firstName} ${colleague.lastName}` };
}

/** Opens the ticket with this subject from the inbox, as soon as it is there. */
export async function openTicket({ app }: Pick<DeskPage, "app">, subject: string): Promise<void> {
  await app.getByRole("table").getByRole("link", { name: subject, exact: true }).click();
  await app.getByRole("heading", { level: 1, name: subject }).waitFor();
}

/** Writes to the main shop as one of its customers; the mail has been taken when this is done. */
export async function writeMail(
  running: RunningApp,
  from: { firstName: string; lastName: string; email: string },
  mail: Pick<CustomerMail, "subject" | "text" | "html">,
): Promise<void> {
  const sent = await running.standin.mailbox.send({
    from: { name: `${from.firstName} ${from.lastName}`, address: from.email },
    to: running.shops[0]!.supportAddress,
    ...mail,
  });
  if (sent.state !== "delivered") throw new Error(`the app did not take the mail: ${sent.problem}`);
}
