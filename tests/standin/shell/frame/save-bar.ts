import type { SaveBarState } from "../protocol.ts";
import { askPerson } from "./dialog.ts";
import { makeElement } from "./make-element.ts";

const bar = document.getElementById("save-bar")!;
let showing = false;

/** Draws the bar over the top bar while something is unsaved. */
export function drawSaveBar(state: SaveBarState, click: (button: "save" | "discard") => void): void {
  showing = state.showing;
  document.body.classList.toggle("unsaved", state.showing);
  if (!state.showing) return bar.replaceChildren();
  const discard = makeElement("button", {
    textContent: "Discard",
    className: "button dark",
    disabled: state.discardDisabled,
  });
  const save = makeElement("button", {
    textContent: state.saveLoading ? "Saving …" : "Save",
    className: "button primary light",
    disabled: state.saveDisabled || state.saveLoading,
  });
  save.addEventListener("click", () => click("save"));
  discard.addEventListener("click", async () => {
    if (!state.confirmDiscard || (await askToLeave("Discard all unsaved changes"))) click("discard");
  });
  bar.replaceChildren(makeElement("span", { textContent: "Unsaved changes" }), discard, save);
}

/** True when nothing is unsaved or the person agrees to lose it. */
export async function mayLeave(): Promise<boolean> {
  return !showing || (await askToLeave("Leave page with unsaved changes?"));
}

function askToLeave(title: string): Promise<boolean> {
  const body = ["If you leave this page, what you have typed and not saved is lost."];
  return askPerson({ title, body, yes: "Leave page", no: "Stay", critical: true });
}
