import { askPerson } from "./dialog.ts";
import { makeElement } from "./make-element.ts";
import { askServer } from "./server.ts";

interface Pickable {
  id: string;
  title: string;
}

/** The resource picker: a searchable list of products or variants. `null` when the person cancels. */
export async function pickResources(options: {
  type: string;
  multiple: boolean;
  query: string;
}): Promise<unknown[] | null> {
  const all = await askServer<{ items: Pickable[] }>("pickable", { type: options.type });
  const list = makeElement("div", { className: "picker-list" });
  const search = makeElement("input", { type: "search", value: options.query, placeholder: "Search" });
  search.ariaLabel = "Search";
  const chosen = new Set<string>();
  const draw = () => {
    const words = search.value.toLowerCase();
    const fitting = all.items.filter((item) => item.title.toLowerCase().includes(words)).slice(0, 100);
    list.replaceChildren(...fitting.map((item) => makeRow(item, chosen, options.multiple)));
  };
  search.addEventListener("input", draw);
  draw();
  const yes = await askPerson({ title: `Select ${options.type}s`, body: [search, list], yes: "Select", no: "Cancel" });
  return yes && chosen.size > 0 ? all.items.filter((item) => chosen.has(item.id)) : null;
}

function makeRow(item: Pickable, chosen: Set<string>, multiple: boolean): HTMLElement {
  const input = makeElement("input", {
    type: multiple ? "checkbox" : "radio",
    name: "picked",
    checked: chosen.has(item.id),
  });
  input.addEventListener("change", () => {
    if (!multiple) chosen.clear();
    if (input.checked) chosen.add(item.id);
    else chosen.delete(item.id);
  });
  return makeElement("label", {}, input, item.title);
}
