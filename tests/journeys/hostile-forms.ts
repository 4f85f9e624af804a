import { requestKinds } from "#app/features/self-service/requests/request-kind.ts";
import fs from "node:fs";
import type { TestWorld } from "#tests/setup/start-world.ts";

/** What a hostile form is made of: every form of the app as a page would send it, and a way to post it. */

export interface FormCase {
  file: string;
  /** What stands in the address for `$number` or `$id`. */
  id?: string;
  fields: Record<string, string>;
}

/** Ids of the shop, to fill the forms with. */
export interface FormIds {
  number: string;
  other: string;
  messageId: string;
  mailboxId: string;
  staffId: string;
  tagId: string;
}

const key = "11111111-1111-4111-8111-111111111111";
const recipients = JSON.stringify({ to: ["a@example.com"], cc: [], bcc: [], messageId: "1" });
const view = JSON.stringify({ name: "Late", isShared: false, filter: { status: ["open"] }, sort: "latest" });

/** Every form that somebody of the staff can post, once. A test fails when a route with an action has none here. */
export function listForms(ids: FormIds): FormCase[] {
  const week = [[{ from: "09:00", to: "17:00" }], [], [], [], [], [], []];
  const values = (of: object) => ({ values: JSON.stringify(of) });
  const ask = (of: object) => JSON.stringify({ requestKey: key, tickets: { numbers: [Number(ids.number)] }, ...of });
  const ticket = (file: string, ...forms: Record<string, string>[]) =>
    forms.map((fields) => ({ file: `app.tickets.$number.${file}`, id: ids.number, fields }));
  const page = (file: string, ...forms: Record<string, string>[]) => forms.map((fields) => ({ file, fields }));
  const intents = (...names: string[]) => names.map((intent) => ({ intent }));
  return [
    ...ticket(
      "tsx",
      { intent: "note", body: "x", clientKey: key },
      { intent: "reply", body: "x", clientKey: `${key}-r`, status: "open", lastSeenMessageId: "1", recipients },
      { intent: "pin", orderId: "1" },
      { intent: "unpin" },
      { intent: "retry", messageId: ids.messageId },
      { intent: "compare", actionId: "1" },
      { intent: "decide", actionId: "1", decision: "made" },
    ),
    ...ticket(
      "state.ts",
      { intent: "status", to: "open", from: "pending" },
      { intent: "snooze", until: "2030-01-01T09:00", from: "open" },
      { intent: "wake" },
      { intent: "undo", change: "1" },
      { intent: "priority", to: "3", from: "1" },
      { intent: "tag", name: "late" },
      { intent: "untag", tagId: ids.tagId },
      { intent: "unread" },
      { intent: "block", scope: "address" },
      { intent: "unblock" },
    ),
    ...ticket(
      "people.ts",
      { intent: "assign", staffId: ids.staffId, from: "" },
      { intent: "follow", staffId: ids.staffId },
      { intent: "unfollow", staffId: ids.staffId },
    ),
    ...ticket("draft.ts", { kind: "reply", body: "x", clientKey: key, recipients }),
    ...ticket("article.ts", { messageId: ids.messageId }),
    ...ticket("presence.ts", { state: "typing" }, { state: "gone" }),
    ...ticket(
      "refund.ts",
      { intent: "preview", currency: "EUR", locale: "en", method: "original", amount: "1", reason: "x", note: "y" },
      { intent: "confirm", requestKey: key, amountMinor: "100", currency: "EUR" },
      { intent: "ask", requestKey: key, amountMinor: "100", currency: "EUR", word: "x", insteadOf: "1" },
    ),
    ...ticket(
      "approval.ts",
      { intent: "approve", actionId: "1", word: "x" },
      { intent: "decline", actionId: "1", word: "x" },
      { intent: "withdraw", actionId: "1" },
    ),
    ...ticket(
      "cancel.ts",
      { intent: "preview", reason: "CUSTOMER", refund: "original", note: "x" },
      { intent: "confirm", requestKey: key, amountMinor: "100", currency: "EUR" },
    ),
    ...ticket(
      "replacement.ts",
      { intent: "preview", "line.1": "1", address: "order", note: "x" },
      { intent: "confirm", requestKey: key, amountMinor: "0", currency: "EUR" },
    ),
    ...ticket(
      "address.ts",
      { intent: "preview", "address.lastName": "x", "address.address1": "y", "address.countryCode": "PL" },
      { intent: "confirm", requestKey: key, amountMinor: "0", currency: "EUR" },
    ),
    ...ticket(
      "credit.ts",
      { intent: "preview", amount: "1", until: "2030-01-01", note: "x", locale: "en" },
      { intent: "confirm", requestKey: key, amountMinor: "0", currency: "EUR" },
    ),
    ...ticket(
      "discount.ts",
      { intent: "preview", how: "amount", amount: "1", until: "2099-01-01", note: "x", locale: "en" },
      { intent: "confirm", requestKey: key, amountMinor: "0", currency: "EUR" },
    ),
    ...ticket(
      "hold.ts",
      { intent: "preview", part: "1", how: "hold", reason: "OTHER", note: "x" },
      { intent: "confirm", requestKey: key, amountMinor: "0", currency: "EUR" },
    ),
    ...ticket(
      "return.ts",
      {
        intent: "preview",
        "line.1": "1",
        "reason.1": "2",
        fee: "1",
        currency: "EUR",
        note: "x",
        labelUrl: "https://labels.example.com/1.pdf",
        labelFile: "1",
        trackingNumber: "1",
        instructions: "x",
      },
      { intent: "confirm", requestKey: key, amountMinor: "0", currency: "EUR" },
    ),
    ...ticket(
      "exchange.ts",
      { intent: "preview", "line.1": "1", "reason.1": "2", "instead.1": "3", evenIfShort: "on" },
      { intent: "confirm", requestKey: key, amountMinor: "0", currency: "EUR" },
    ),
    ...ticket(
      "return-step.ts",
      { intent: "preview", return: "1", how: "decline", reason: "OTHER", note: "x", notify: "on" },
      { intent: "preview", return: "1", how: "receive", "line.1.2": "1", "out.1.3": "1", restock: "4" },
      { intent: "confirm", requestKey: key, amountMinor: "0", currency: "EUR" },
    ),
    ...ticket(
      "invoice.ts",
      {
        intent: "preview",
        "line.1": "1",
        how: "amount",
        amount: "1",
        shipping: "price",
        price: "1",
        email: "x@example.com",
        message: "x",
        note: "x",
        locale: "en",
      },
      { intent: "confirm", requestKey: key, amountMinor: "0", currency: "EUR" },
    ),
    ...ticket(
      "duplicate.ts",
      { intent: "preview", "line.1": "1", send: "on", email: "x@example.com", message: "x", note: "x", locale: "en" },
      { intent: "confirm", requestKey: key, amountMinor: "0", currency: "EUR" },
    ),
    ...ticket(
      "edit.ts",
      { intent: "preview", "line.1": "1", "add.1": "1", percent: "1", restock: "on", notify: "on", note: "x" },
      { intent: "confirm", requestKey: key, amountMinor: "0", currency: "EUR" },
    ),
    ...ticket(
      "order-note.ts",
      { intent: "preview", note: "x", tags: "a, b" },
      { intent: "confirm", requestKey: key, amountMinor: "0", currency: "EUR" },
    ),
    ...ticket("undo.ts", { messageId: ids.messageId }),
    ...ticket("files.ts", { remove: "1" }),
    ...ticket("label.ts", { remove: "1" }, { act: "1" }),
    ...ticket("forward.ts", { body: "x", clientKey: `${key}-f`, recipients, files: "1,2" }),
    ...ticket("merge.ts", { into: "999999" }),
    ...ticket("split.ts", { messageId: ids.messageId, extent: "only", subject: "x" }),
    ...ticket("customer.ts", { intent: "merge", customerId: "1" }),
    ...page(
      "app.bulk.ts",
      { ask: ask({ change: { kind: "tag", data: { name: "late" } } }) },
      { ask: ask({ change: { kind: "snooze", data: { until: "2030-01-01T09:00" } } }) },
      { intent: "undo", id: "1" },
    ),
    ...page(
      "app.views.ts",
      { intent: "keep", view },
      { intent: "keep", id: "1", view },
      { intent: "drop", id: "1" },
      { intent: "arrange", views: JSON.stringify({ views: [{ id: "1", name: "x", isShared: true }], removed: ["2"] }) },
    ),
    ...page("app.notices.ts", { upToId: "1" }),
    ...page("app.preferences.ts", { name: "singleKeys", value: "on" }),
    ...page("app.scopes.ts", {}),
    ...page(
      "app.self-service.appearance.tsx",
      values({ accent: "#123456", letters: "auto", radius: "4", buttonWidth: "fit", density: "normal", revision: 0 }),
    ),
    ...page(
      "app.help._index.tsx",
      { intent: "new", title: "x", category: "shipping", locale: "en" },
      { intent: "move", articleId: "1", beforeId: "2" },
      { intent: "moveCategory", categoryId: "1", beforeId: "2" },
      { intent: "category", categoryId: "", ...values({ en: "x" }) },
      { intent: "deleteCategory", categoryId: "1" },
    ),
    ...page(
      "app.help.import.tsx",
      { intent: "starters", key: "track", locale: "en" },
      { intent: "shop", id: "gid://shopify/Page/1", language: "en" },
    ),
    ...page(
      "app.help.work.tsx",
      { intent: "write", locale: "en", words: "x" },
      { intent: "dismissSearch", locale: "en", words: "x" },
      { intent: "dismissFix", articleId: "1", kind: "unhelpful" },
      { intent: "reviewed", articleId: "1" },
    ),
    ...page("app.help.find.ts", { articleId: "1" }),
    ...page("app.help.csv.ts", { file: "title,body" }),
    { file: "app.help.$id_.images.ts", id: "1", fields: { file: "x" } },
    ...[
      { intent: "save", ...values({ locale: "en", revision: 0, title: "x", html: "<p>x</p>", facts: { slug: "x" } }) },
      { intent: "publish", ...values({ locale: "en", revision: 0, title: "x", html: "<p>x</p>", facts: {} }) },
      { intent: "unpublish", locale: "en" },
      { intent: "version", locale: "en", version: "1" },
      { intent: "drop", locale: "en" },
      { intent: "archive" },
      { intent: "restore" },
      { intent: "delete" },
    ].map((fields) => ({ file: "app.help.$id.tsx", id: "1", fields })),
    ...page("app._index.tsx", { intent: "hide" }),
    ...page("app.settings._index.tsx", { intent: "show-setup" }),
    ...page("app.settings.contact.tsx", values({ topics: [], sendsReceipt: true, revision: 0 })),
    ...page("app.settings.acknowledgement.tsx", values({ enabled: false, text: "x" })),
    ...page("app.settings.hours.tsx", values({ week, holidays: [{ date: "2026-12-25", name: "x" }] })),
    ...page("app.settings.retention.tsx", values({ undoSeconds: "10" })),
    ...page("app.settings.requests_.preview.ts", {
      ...values({ ...Object.fromEntries(requestKinds.map((kind) => [`${kind}.mode`, "ask"])), dayCount: "20", aYear: "1", instructions: "x" }), // prettier-ignore
      state: "fresh",
      asker: "customer",
      kind: "cancel",
      step: "sent",
    }),
    ...page(
      "app.settings.requests.tsx",
      values({
        ...Object.fromEntries(requestKinds.map((kind) => [`${kind}.mode`, "ask"])),
        "cancel.days": "3",
        "cancel.most": "20",
        "cancel.tags": "gold, silver",
        dayCount: "20",
        daySum: "100",
        instructions: "x",
        revision: 0,
      }),
    ),
    ...page(
      "app.settings.policies.tsx",
      values({
        windowDays: "30",
        windowFrom: "delivery",
        shippingPayer: "customer",
        shippingOurFault: true,
        noQuestions: "20",
        vipOrders: "",
        vipSpent: "",
        vipTag: "gold",
        vipTimes: "2",
        vipAllowance: "50",
        vipExtraDays: "5",
      }),
    ),
    ...page("app.settings.you.tsx", values({ signature: "x" })),
    ...page(
      "app.settings.tags.tsx",
      { intent: "add", name: "late" },
      { intent: "rename", tagId: ids.tagId, name: "later" },
      { intent: "archive", tagId: ids.tagId },
      { intent: "restore", tagId: ids.tagId },
    ),
    ...page(
      "app.settings.blocked.tsx",
      { intent: "add", pattern: "spam.example" },
      { intent: "remove", pattern: "@spam.example" },
    ),
    ...page(
      "app.settings.team._index.tsx",
      { intent: "save", ...values({ people: { [ids.staffId]: "lead" }, remindMinutes: "60" }) },
      { intent: "add", name: "x" },
      { intent: "remove", role: "999999" },
    ),
    {
      file: "app.settings.team.$role.tsx",
      id: "agent",
      fields: values({
        name: "",
        abilities: ["refund"],
        perAct: "5",
        perDay: "",
        perCustomerYear: "1.50",
        mostPercent: "10",
      }),
    },
    ...page("app.settings.staff.tsx", { intent: "restore", staffId: ids.staffId }),
    ...page("app.settings.mailboxes._index.tsx", { intent: "add", address: "x@shop.example", displayName: "x" }),
    ...[
      { intent: "save", ...values({ displayName: "x", signature: "x" }) },
      ...intents("dns", "connect", "secret"),
    ].map((fields) => ({
      file: "app.settings.mailboxes.$id.tsx",
      id: ids.mailboxId,
      fields,
    })),
    ...page("app.automatic-answers.ts", { address: "a@b.example" }),
    ...page("app.settings.danger.tsx", { intent: "erase", confirmation: "not this store", key }),
    ...page("app.settings.privacy.tsx", { kind: "data_request", email: "a@b.example", confirmation: "", key }),
    ...page("app.tickets.new.files.ts", { remove: "1" }),
    ...page("app.tickets.new.($about).tsx", {
      email: "new@example.com",
      name: "N",
      subject: "S",
      body: "x",
      orderId: "",
      mailboxId: "",
      recipients: JSON.stringify({ cc: ["b@example.com"], bcc: [] }),
      startKey: `${key}-f`,
      files: "",
      clientKey: `${key}-s`,
    }),
  ];
}

interface RouteModule {
  loader?: (args: object) => Promise<unknown>;
  action?: (args: object) => Promise<unknown>;
}

export const routeFiles = (): string[] => fs.readdirSync("app/routes").filter((file) => file.startsWith("app."));
export const openRoute = async (file: string) => (await import(`../../app/routes/${file}`)) as RouteModule;

export interface Answer {
  /** 200 for data. */
  status: number;
  data: unknown;
}

/** Posts the form, or opens the address with `query` where there is no form. Throws what no route may throw. */
export async function askRoute(
  world: TestWorld,
  one: { file: string; id?: string; fields?: Record<string, string>; query?: URLSearchParams; staff?: number },
): Promise<Answer> {
  const { file, id = "", fields, query, staff = 0 } = one;
  const route = await openRoute(file);
  const request = world.staffRequest(`/app/x?${query ?? ""}`, {
    staff,
    ...(fields && { method: "POST", body: new URLSearchParams(fields) }),
  });
  const run = fields ? route.action! : route.loader!;
  try {
    const data = await run({ request, params: { number: id, id, role: id }, context: {} });
    return data instanceof Response ? { status: data.status, data: data.headers } : { status: 200, data };
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown;
    return { status: thrown.status, data: await thrown.text() };
  }
}

/** The form with each of its texts in turn replaced, also the texts within a field that holds JSON. */
export function* spoilForm(form: FormCase, text: string): Generator<{ place: string; form: FormCase }> {
  for (const [name, whole] of Object.entries(form.fields)) {
    if (name === "intent") continue;
    const put = (value: string) => ({ ...form, fields: { ...form.fields, [name]: value } });
    yield { place: name, form: put(text) };
    const json: unknown = /^[[{]/.test(whole) ? JSON.parse(whole) : null;
    for (const path of listTexts(json))
      yield { place: `${name} ${path.join(".")}`, form: put(withText(json, path, text)) };
  }
}

function listTexts(json: unknown, path: string[] = []): string[][] {
  if (typeof json === "string") return [path];
  if (typeof json !== "object" || json === null) return [];
  return Object.entries(json).flatMap(([name, value]) => listTexts(value, [...path, name]));
}

function withText(json: unknown, path: string[], text: string): string {
  const copy = structuredClone(json) as Record<string, unknown>;
  let place = copy;
  for (const name of path.slice(0, -1)) place = place[name] as Record<string, unknown>;
  place[path.at(-1)!] = text;
  return JSON.stringify(copy);
}
