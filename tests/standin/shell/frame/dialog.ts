import { makeElement } from "./make-element.ts";

/** Asks a yes-or-no question in the admin's own dialog. Escape and the cross mean no. */
export function askPerson(question: {
  title: string;
  body: (Node | string)[];
  yes: string;
  no: string;
  critical?: boolean;
}): Promise<boolean> {
  return new Promise((resolve) => {
    const no = makeElement("button", { textContent: question.no, className: "button" });
    const yes = makeElement("button", {
      textContent: question.yes,
      className: `button primary ${question.critical ? "critical" : ""}`,
    });
    const dialog = makeElement(
      "dialog",
      { className: "ask" },
      makeElement("h2", { textContent: question.title }),
      makeElement("div", { className: "ask-body" }, ...question.body),
      makeElement("div", { className: "ask-buttons" }, no, yes),
    );
    dialog.setAttribute("aria-label", question.title);
    no.addEventListener("click", () => dialog.close());
    yes.addEventListener("click", () => dialog.close("yes"));
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
