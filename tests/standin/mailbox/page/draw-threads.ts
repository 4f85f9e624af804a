import { makeElement } from "../../shell/frame/make-element.ts";
import { showColumn, view } from "./view-state.ts";

/** Draws the conversations of the chosen person. */
export function drawThreads(open: (threadId: number) => void, write: () => void): void {
  const section = document.getElementById("threads")!;
  const { person } = view;
  if (!person) {
    section.replaceChildren(
      makeElement("p", { className: "empty", textContent: "Choose whose mailbox to look into." }),
    );
    return;
  }
  const back = makeElement("button", { className: "back", textContent: "‹ People" });
  back.addEventListener("click", () => showColumn("people"));
  const fresh = makeElement("button", { className: "primary", textContent: "Write new mail" });
  fresh.addEventListener("click", write);
  const head = makeElement(
    "div",
    { className: "head" },
    back,
    makeElement("h2", { textContent: person.name || person.address }),
    fresh,
  );
  const rows = view.threads.map((thread) => {
    const last = thread.mails.at(-1)!;
    const row = makeElement(
      "button",
      { className: "thread" },
      makeElement("b", { textContent: thread.subject || "(no subject)" }),
      makeElement("time", { textContent: shortTime(last.at) }),
      makeElement("small", { textContent: last.text.replace(/\s+/g, " ").slice(0, 140) }),
    );
    if (thread.mails.length > 1)
      row.append(makeElement("span", { className: "count", textContent: String(thread.mails.length) }));
    if (thread.id === view.threadId) row.setAttribute("aria-current", "true");
    row.addEventListener("click", () => open(thread.id));
    return row;
  });
  const empty = makeElement("p", { className: "empty", textContent: "No mail yet." });
  const orders = makeElement("p", { className: "orders" });
  for (const { name, url } of person.orders)
    orders.append(makeElement("a", { href: url, textContent: `Order ${name}` }), " ");
  section.replaceChildren(head, orders, ...(rows.length > 0 ? rows : [empty]));
}

/** The time of today's mails, the day of older ones. */
export function shortTime(at: string): string {
  const date = new Date(at);
  const today = date.toDateString() === new Date().toDateString();
  return date.toLocaleString([], today ? { timeStyle: "short" } : { dateStyle: "medium" });
}
