import { makeElement } from "../../shell/frame/make-element.ts";
import type { Person } from "./mailbox-api.ts";
import { seenBy, view } from "./view-state.ts";

/** Draws the list of people; a dot marks unread mail. */
export function drawPeople(choose: (person: Person) => void): void {
  const list = document.getElementById("people-list")!;
  const rows = view.people.map((person) => {
    const unread = person.newest > seenBy(person.address);
    const row = makeElement(
      "button",
      { className: `person ${unread ? "unread" : ""}` },
      makeElement("span", { className: "face", textContent: initials(person) }),
      makeElement(
        "span",
        { className: "who" },
        makeElement("b", { textContent: person.name || person.address }),
        makeElement("small", { textContent: person.address }),
      ),
    );
    if (person.address === view.person?.address) row.setAttribute("aria-current", "true");
    if (unread) row.append(makeElement("span", { className: "dot", title: "Unread mail" }));
    row.addEventListener("click", () => choose(person));
    return row;
  });
  const stranger = makeStranger(choose);
  list.replaceChildren(...rows, ...(stranger ? [stranger] : []));
}

/** An address that nobody has: one may write as a stranger. */
function makeStranger(choose: (person: Person) => void): HTMLElement | null {
  const address = view.search.trim();
  if (!/^\S+@\S+\.\S+$/.test(address) || view.people.some((person) => person.address === address.toLowerCase()))
    return null;
  const button = makeElement("button", { className: "person", textContent: `Write as ${address}` });
  button.addEventListener("click", () =>
    choose({ name: "", address: address.toLowerCase(), locale: "en", orders: [], newest: 0 }),
  );
  return button;
}

function initials(person: Person): string {
  const words = (person.name || person.address).split(/\s+/).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? "")
    .join("");
}
