import { describe, expect, test, vi } from "vitest";
import { buildActionView } from "#app/features/acts/action-view.ts";
import { exchangeAct } from "#app/features/acts/exchange/exchange-kind.server.ts";
import { attachLabel } from "#app/features/acts/return/attach-label.server.ts";
import { findLabel } from "#app/features/acts/return/find-label.server.ts";
import { keepLabel } from "#app/features/acts/return/keep-label.server.ts";
import { parseReturnForm } from "#app/features/acts/return/parse-return-form.ts";
import { returnAct } from "#app/features/acts/return/return-kind.server.ts";
import { writeReturnSentence } from "#app/features/acts/return/return-sentence.ts";
import { parseReturnStepForm } from "#app/features/acts/return-step/parse-return-step-form.ts";
import { returnStepAct } from "#app/features/acts/return-step/return-step-kind.server.ts";
import { writeReturnStepSentence } from "#app/features/acts/return-step/return-step-sentence.ts";
import { clearFiles } from "#app/features/files/clear-files.server.ts";
import { startFilesKeptMs } from "#app/features/files/file-jobs.ts";
import { refreshOrder } from "#app/features/orders/refresh-order.server.ts";
import { largestFile } from "#app/features/files/file-kinds.ts";
import { eraseFromTicket } from "#app/features/privacy/erase-ticket.server.ts";
import { scrubAct } from "#app/features/privacy/scrub.ts";
import { readTracked } from "#app/features/self-service/tracking/find-order.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { builtInRoles } from "#app/features/team/role.ts";
import { openTicket } from "#app/features/tickets/open-ticket.server.ts";
import { fileDigest } from "#app/platform/files/file-digest.server.ts";
import { files } from "#app/platform/i18n/texts/en/files.ts";
import type { PlannedFault } from "#tests/standin/admin/faults.ts";
import { countCalls } from "./count-admin-calls.ts";
import { actsOf, resolveAfter } from "./live-act-case.ts";
import { later, openCase, rowOf, type RefundCase } from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const shop = shareRefundShop({ scopes: ["read_returns", "write_returns", "write_orders"], isUnthrottled: true });
const returns = actsOf(returnAct, parseReturnForm);
const exchanges = actsOf(exchangeAct, parseReturnForm);
const steps = actsOf(returnStepAct, parseReturnStepForm);

const admin = () => shop.world.standin.admin;
const state = () => admin().state(shop.domain);
const fail = (operation: string, fault: PlannedFault) => admin().faults.next({ operation, ...fault });
const pdf = Buffer.from("%PDF-1.4\n% the label of a parcel\n%%EOF\n");
const jpeg = Buffer.from("ffd8ffe000104a46494600010100000100010000ffd9", "hex");
const keep = (desk: StaffDesk, at: RefundCase, bytes: Uint8Array = pdf, fileName = "DHL label.pdf") =>
  keepLabel(desk, at.ticketNumber, { fileName, bytes });
/** Keeps one and gives its id. */
async function kept(desk: StaffDesk, at: RefundCase): Promise<string> {
  const answer = await keep(desk, at);
  if (!answer?.ok) throw new Error(JSON.stringify(answer));
  return answer.value.id;
}
const returnsOf = ({ order }: RefundCase) => state().orders.find(({ id }) => id === order.id)!.returns ?? [];
const deliveriesOf = (at: RefundCase) => returnsOf(at).flatMap(({ deliveries }) => deliveries);
/** What customers get under the address that Shopify shows. */
const download = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer());

async function sentCase() {
  const at = await openCase(shop);
  const parcel = admin().edits.fulfillOrder(shop.domain, at.order.id);
  const sentId = String(parcel.id * 100);
  const oneMug = (more: Record<string, string>) => ({ [`line.${sentId}`]: "1", [`reason.${sentId}`]: "2", ...more });
  return { ...at, sentId, oneMug };
}

describe("a label as a file", () => {
  test("is put at Shopify when it is chosen: previewing stays one call, making it two; Shopify's copy is what customers get", async () => {
    const at = await sentCase();
    const chosen = await countCalls(shop.tom, (desk) => keep(desk, at));
    expect(chosen).toMatchObject({
      calls: ["act LabelStage"],
      result: { value: { fileName: "DHL label.pdf", sizeBytes: pdf.length } },
    });
    const labelFile = chosen.result?.ok ? chosen.result.value.id : "";
    // A link that was typed before does not count.
    const fields = at.oneMug({ labelFile, labelUrl: "https://labels.example.com/1.pdf", trackingNumber: "DHL 1" });
    const shown = await countCalls(shop.tom, (desk) => returns.preview(desk, at, fields));
    expect(shown).toMatchObject({ calls: ["read ReturnOrder"], result: { hasLabel: true } });
    const made = await countCalls(shop.tom, (desk) => returns.confirm(desk, at, shown.result));
    expect(made.calls).toEqual(["act ReturnCreate", "act ReturnLabel"]);
    const [delivery] = deliveriesOf(at);
    expect(delivery).toMatchObject({
      number: "DHL 1",
      fileUrl: expect.stringMatching(/\/cdn\/labels\/.*\.pdf$/) as string,
    });
    expect(await download(delivery!.fileUrl!)).toEqual(pdf);
    // What was sent is what was confirmed, and no customer is sent to where it only lay for a while.
    const view = made.result?.ok ? made.result.value : null;
    const row = await rowOf(shop, view!.id);
    const { stagedUrl } = await shop.tom.db.draftFile.findFirstOrThrow({ where: { id: BigInt(labelFile) } });
    expect(row).toMatchObject({
      input: { sent: { label: { label: { fileUrl: stagedUrl }, file: labelFile } } },
      result: { label: delivery!.fileUrl },
    });
    expect(view).toMatchObject({ state: "succeeded", about: { label: delivery!.fileUrl, labelFile } });
    expect(view?.lacks).toBeUndefined();
    expect(writeReturnSentence(view!, "en")).toContain("Your label is attached");
    expect(writeReturnSentence(view!, "en")).not.toContain(stagedUrl);
    // The shopper's page of the order has Shopify's copy too.
    await shop.tom.db.shopperRequest.create({
      data: { orderId: BigInt(at.order.id), kind: "return", requestKey: labelFile, input: {}, isCustomer: true, ticketId: row.ticketId, createdAt: new Date(0) },
    }); // prettier-ignore
    await refreshOrder(shop.app, { orderId: String(at.order.id) });
    const tracked = await readTracked(shop.app, BigInt(at.order.id));
    expect(tracked!.asked[0]).toMatchObject({ acts: [{ label: delivery!.fileUrl }] });
  });

  test("goes along with the reply as a file, and with no text that was not asked for", async () => {
    const at = await sentCase();
    const { id } = await returns.make(shop.tom, at, at.oneMug({ labelFile: await kept(shop.tom, at) }));
    const files = async () => (await openTicket(shop.tom, at.ticketNumber))!.compose.files;
    expect(await files()).toEqual([]);
    expect(await attachLabel(shop.tom, at.ticketNumber, BigInt(id))).toMatchObject({
      value: { kind: "reply", fileName: "DHL label.pdf", contentType: "application/pdf" },
    });
    expect(await files()).toMatchObject([{ kind: "reply", fileName: "DHL label.pdf", sizeBytes: pdf.length }]);
    // Not from another ticket, and not of an act that has none.
    const other = await sentCase();
    expect(await attachLabel(shop.tom, other.ticketNumber, BigInt(id))).toBeNull();
    const linked = await returns.make(shop.tom, other, other.oneMug({ labelUrl: "https://labels.example.com/1.pdf" }));
    expect(await attachLabel(shop.tom, other.ticketNumber, BigInt(linked.id))).toBeNull();
  });

  test("counts by what its bytes are, not by its name; what is none is refused before Shopify hears of it", async () => {
    const at = await sentCase();
    const refusals: [Uint8Array, string, string][] = [
      [Buffer.from("<html>%PDF-1.4</html>"), "label.pdf", "label_kind"],
      [Buffer.from("MZ\u0000\u0001 a program"), "label.pdf", "label_kind"],
      [Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "label.jpg", "label_kind"],
      [Buffer.alloc(0), "label.pdf", "file_empty"],
      [Buffer.concat([pdf, Buffer.alloc(largestFile)]), "label.pdf", "file_too_large"],
    ];
    for (const [bytes, name, problem] of refusals) {
      const refused = await countCalls(shop.tom, (desk) => keep(desk, at, bytes, name));
      expect([name, refused]).toEqual([name, { calls: [], result: { ok: false, problem } }]);
    }
    const hostile = await keep(shop.tom, at, jpeg, "../../etc/\u202Efdp.exe\n<b>");
    expect(hostile).toMatchObject({ value: { fileName: "fdp.exe _b_" } });
    const labelFile = hostile?.ok ? hostile.value.id : "";
    await returns.make(shop.tom, at, at.oneMug({ labelFile }));
    // Shopify shows it by a name of ours.
    expect(deliveriesOf(at)[0]!.fileUrl).toMatch(/\.jpg$/);
    expect(state().staged!.at(-1)!.key).toMatch(/\/label\.jpg$/);
  });

  test("that Shopify does not take now is not kept; the same can be tried again", async () => {
    const at = await sentCase();
    const rows = () =>
      shop.tom.db.draftFile.count({ where: { kind: "label", ticket: { is: { number: at.ticketNumber } } } });
    fail("LabelStage", { kind: "user-errors", errors: [{ field: null, message: "No" }] });
    expect(await keep(shop.tom, at)).toEqual({ ok: false, problem: "not_sent" });
    // Its store of files refuses what does not bring what was signed.
    const { execute } = admin();
    admin().execute = async (caller, body) => {
      admin().execute = execute;
      const answer = await execute(caller, body);
      const json = structuredClone(answer.json) as { data: { stagedUploadsCreate: { stagedTargets: { parameters: { value: string }[] }[] } } }; // prettier-ignore
      json.data.stagedUploadsCreate.stagedTargets[0]!.parameters.pop();
      return { ...answer, json };
    };
    expect(await keep(shop.tom, at)).toEqual({ ok: false, problem: "not_sent" });
    expect(await rows()).toBe(0);
    expect(await keep(shop.tom, at)).toMatchObject({ ok: true });
    expect(await rows()).toBe(1);
  });

  test("that lay for long is put there anew by who makes the act: one call more", async () => {
    const at = await sentCase();
    const labelFile = await kept(later(shop.tom, -90 * 60_000), at);
    const before = state().staged!.length;
    // Shopify keeps it no longer.
    state().staged!.at(-1)!.until = new Date(0).toISOString();
    const shown = await returns.preview(shop.tom, at, at.oneMug({ labelFile }));
    const made = await countCalls(shop.tom, (desk) => returns.confirm(desk, at, shown));
    // Nothing slow stands between the return and its label.
    expect(made.calls).toEqual(["act LabelStage", "act ReturnCreate", "act ReturnLabel"]);
    expect(made.result).toMatchObject({ value: { state: "succeeded" } });
    expect(state().staged).toHaveLength(before + 1);
    expect(await download(deliveriesOf(at)[0]!.fileUrl!)).toEqual(pdf);
    // Where that fails, the return is made, and it is said what it lacks.
    const second = await sentCase();
    const old = await kept(later(shop.tom, -90 * 60_000), second);
    fail("LabelStage", { kind: "reset-after" });
    const without = await returns.make(shop.tom, second, second.oneMug({ labelFile: old }));
    expect(without).toMatchObject({ state: "succeeded", lacks: "label" });
    expect(deliveriesOf(second)).toEqual([]);
    // It can be added then, by the same file.
    const id = String(returnsOf(second)[0]!.id);
    const added = await countCalls(shop.tom, (desk) =>
      steps.make(desk, second, { return: id, how: "label", labelFile: old, notify: "on" }),
    );
    expect(added.calls).toEqual(["read ReturnSteps", "act LabelStage", "act ReturnLabel"]);
    expect(added.result).toMatchObject({ state: "succeeded", about: { label: deliveriesOf(second)[0]!.fileUrl } });
    expect(writeReturnStepSentence(added.result, "en")).toContain("Your label is attached");
  });

  test("that Shopify shows under the address it was put to counts as no copy of Shopify's", async () => {
    const old = await sentCase();
    const fields = old.oneMug({ labelFile: await kept(later(shop.tom, -90 * 60_000), old) });
    const { execute } = admin();
    // Shopify has made no copy yet: the address is the one that the return was given.
    admin().execute = async (caller, body) => {
      const answer = await execute.call(admin(), caller, body);
      const asked = (body as { variables?: { label?: { fileUrl: string } } }).variables?.label?.fileUrl;
      const json = structuredClone(answer.json) as { data?: { reverseDeliveryCreateWithShipping?: { reverseDelivery: { deliverable: { label: { publicFileUrl: string } } } } } }; // prettier-ignore
      const made = json.data?.reverseDeliveryCreateWithShipping;
      if (made && asked) made.reverseDelivery.deliverable.label.publicFileUrl = asked;
      return { ...answer, json };
    };
    try {
      const made = await returns.make(shop.tom, old, fields);
      expect(made).toMatchObject({ state: "succeeded", about: { labelFile: fields.labelFile } });
      expect(made.lacks).toBeUndefined();
      expect(made.about).not.toHaveProperty("label");
      const second = await sentCase();
      await returns.make(shop.tom, second, second.oneMug({}));
      const labelFile = await kept(later(shop.tom, -90 * 60_000), second);
      const id = String(returnsOf(second)[0]!.id);
      const added = await steps.make(shop.tom, second, { return: id, how: "label", labelFile, notify: "on" });
      expect(deliveriesOf(second)).toHaveLength(1);
      expect(added).toMatchObject({ state: "succeeded", about: { labelFile } });
      expect(added.about).not.toHaveProperty("label");
    } finally {
      admin().execute = execute;
    }
  });

  test("is waited for shortly in the middle of an act, whose row is its own for a minute", async () => {
    const at = await sentCase();
    const waits = vi.spyOn(AbortSignal, "timeout");
    const labelFile = await kept(later(shop.tom, -90 * 60_000), at);
    expect(waits.mock.calls.flat()).toContain(60_000);
    waits.mockClear();
    await returns.make(shop.tom, at, at.oneMug({ labelFile }));
    expect(state().staged!.length).toBeGreaterThan(1);
    // As for any call.
    expect(new Set(waits.mock.calls.flat())).toEqual(new Set([10_000]));
    waits.mockRestore();
  });

  test("adding one that has to be put there anew, and cannot be: nothing was done, and it is said so", async () => {
    const at = await sentCase();
    await returns.make(shop.tom, at, at.oneMug({}));
    const labelFile = await kept(later(shop.tom, -90 * 60_000), at);
    fail("LabelStage", { kind: "reset-after" });
    const fields = { return: String(returnsOf(at)[0]!.id), how: "label", labelFile, notify: "on" };
    expect(await steps.make(shop.tom, at, fields)).toMatchObject({ state: "failed", problem: "not_reached" });
    expect(deliveriesOf(at)).toEqual([]);
  });

  test("whose answer is lost is looked for, though Shopify shows it under another address", async () => {
    const at = await sentCase();
    fail("ReturnLabel", { kind: "reset-after" });
    const found = await countCalls(shop.tom, async (desk) =>
      returns.make(desk, at, at.oneMug({ labelFile: await kept(desk, at) })),
    );
    expect(found.calls).toEqual(["act LabelStage", "read ReturnOrder", "act ReturnCreate", "act ReturnLabel", "read ReturnLabelLook"]); // prettier-ignore
    expect(found.result).toMatchObject({ state: "succeeded", about: { label: deliveriesOf(at)[0]!.fileUrl } });
    const second = await sentCase();
    fail("ReturnLabel", { kind: "reset-before" });
    const lost = await returns.make(shop.tom, second, second.oneMug({ labelFile: await kept(shop.tom, second) }));
    expect(lost).toMatchObject({ state: "unknown", lacks: "labelAwaited" });
    returnsOf(second)[0]!.deliveries.push({ id: 5, fileUrl: "https://cdn.example.com/9.pdf", number: null, url: null });
    await resolveAfter(shop, 1, lost.id);
    const row = await rowOf(shop, lost.id);
    expect(row).toMatchObject({ state: "succeeded" });
    expect(row.result).not.toHaveProperty("lacks");
  });

  test("belongs to the order it was chosen for: not to another one, and it cannot be guessed", async () => {
    const at = await sentCase();
    const other = await sentCase();
    const labelFile = await kept(shop.tom, at);
    const problems = [{ field: "labelFile", problem: "label_gone" }];
    expect(await returns.ask(shop.tom, other, other.oneMug({ labelFile }))).toMatchObject({ problems });
    for (const guess of ["999999999", "1e3", "-1", "…"])
      expect(await returns.ask(shop.tom, at, at.oneMug({ labelFile: guess }))).toMatchObject({ problems });
    // Another shop has no such file, whatever it is asked by.
    const neighbour = await shop.world.staffDesk(1, 0);
    const asked = { labelFile };
    expect(await findLabel(shop.tom, String(at.order.id), asked)).toMatchObject({ ok: true });
    expect(await findLabel(neighbour, String(at.order.id), asked)).toMatchObject({ problems });
    // A file of a text is none.
    await shop.tom.db.draftFile.updateMany({ where: { id: BigInt(labelFile) }, data: { kind: "reply" } });
    expect(await returns.ask(shop.tom, at, at.oneMug({ labelFile }))).toMatchObject({ problems });
    // Whoever goes on from a request of somebody else may use what that one chose.
    await shop.tom.db.draftFile.updateMany({ where: { id: BigInt(labelFile) }, data: { kind: "label" } });
    expect(await returns.ask(shop.eva, at, at.oneMug({ labelFile }))).toMatchObject({ ok: true });
  });

  test("goes with an exchange too", async () => {
    const at = await sentCase();
    const { variants } = state().products[0]!;
    const fields = at.oneMug({ labelFile: await kept(shop.tom, at), [`instead.${at.sentId}`]: String(variants[0]!.id), evenIfShort: "on" }); // prettier-ignore
    expect(await exchanges.make(shop.tom, at, fields)).toMatchObject({ state: "succeeded" });
    expect(await download(deliveriesOf(at)[0]!.fileUrl!)).toEqual(pdf);
  });

  test("is not taken from who may not, nor without the permission; not more than twenty in an hour for one ticket", async () => {
    const at = await sentCase();
    const without = { ...shop.tom, shopify: { ...shop.tom.shopify, scopes: ["write_orders"] } };
    expect(await keep(without, at)).toMatchObject({ problem: "scope_missing", detail: "read_returns,write_returns" });
    const role = { ...builtInRoles.agent, abilities: ["refund" as const] };
    const junior = { ...shop.tom, staff: { ...shop.tom.staff, role } };
    expect(await keep(junior, at)).toMatchObject({ problem: "not_allowed" });
    expect(await keepLabel(shop.tom, 999_999, { fileName: "a.pdf", bytes: pdf })).toBeNull();
    for (let times = 0; times < 20; times++) await kept(shop.tom, at);
    expect(await keep(shop.tom, at)).toMatchObject({ problem: "too_many_labels" });
    expect(await keep(later(shop.tom, 61 * 60_000), at)).toMatchObject({ ok: true });
    const other = await sentCase();
    const [merged, into] = [at, other].map(({ ticketNumber: number }) => ({ number }));
    const { id } = await shop.tom.db.ticket.findFirstOrThrow({ where: into! });
    await shop.tom.db.ticket.updateMany({ where: merged!, data: { mergedIntoId: id } });
    expect(await keep(shop.tom, at)).toMatchObject({ problem: "merged" });
    // All of it is said in words.
    for (const problem of ["scope_missing", "not_allowed", "too_many_labels", "merged"])
      expect(files.problem).toHaveProperty(problem);
  });

  test("is forgotten a week later, with its bytes", async () => {
    const at = await sentCase();
    const bytes = Buffer.concat([pdf, Buffer.from(`${Date.now()}`)]);
    expect(await keep(shop.tom, at, bytes)).toMatchObject({ ok: true });
    const clear = (milliseconds: number) => clearFiles(later(shop.app, milliseconds));
    await clear(startFilesKeptMs - 60_000);
    expect(await shop.tom.files.get(fileDigest(bytes))).toEqual(bytes);
    await clear(startFilesKeptMs + 60_000);
    expect(await shop.tom.files.get(fileDigest(bytes))).toBeNull();
  });

  test("goes with the person it was for, and so does every address of it", async () => {
    const at = await sentCase();
    const bytes = Buffer.concat([pdf, Buffer.from("of somebody who is erased")]);
    const answer = await keep(shop.tom, at, bytes);
    const labelFile = answer?.ok ? answer.value.id : "";
    const { id } = await returns.make(shop.tom, at, at.oneMug({ labelFile }));
    const { ticketId, input, result } = await rowOf(shop, id);
    expect(JSON.stringify([input, result])).toMatch(/return_labels.*cdn/);
    const nobody = { customerIds: [], shopifyCustomerIds: [], emails: [], names: [], shopifyNames: [], phones: [] };
    const found = { ...nobody, orderIds: [], ownTickets: [ticketId], otherTickets: [] };
    await eraseFromTicket(shop.app, { found, marks: [], counts: {} }, ticketId, true);
    expect(await shop.tom.files.get(fileDigest(bytes))).toBeNull();
    expect(await shop.tom.db.draftFile.count({ where: { id: BigInt(labelFile) } })).toBe(0);
    const scrubbed = [input, result].map((value) => scrubAct("return", value, []));
    expect(JSON.stringify(scrubbed)).not.toMatch(/return_labels|cdn/);
    const view = buildActionView({ ...(await rowOf(shop, id)), input: scrubbed[0], result: scrubbed[1] }, "");
    expect(view.state).toBe("succeeded");
    expect(view.about).not.toHaveProperty("label");
  });
});
