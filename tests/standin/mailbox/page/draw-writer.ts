import { makeElement } from "../../shell/frame/make-element.ts";
import type { SendRequest } from "./mailbox-api.ts";
import { ask, pageData, view } from "./view-state.ts";

export interface WriterSettings {
  to: string;
  subject: string;
  /** Id of the mail that is answered; `null` for a new one. */
  answers: number | null;
  sent: (id: number) => void;
}

/** The form in which one writes as the chosen person. */
export function drawWriter(settings: WriterSettings): HTMLFormElement {
  const to = makeElement("input", { type: "email", value: settings.to, required: true });
  const subject = makeElement("input", { type: "text", value: settings.subject });
  const text = makeElement("textarea", { rows: 7, required: true });
  const files = makeElement("input", { type: "file", multiple: true });
  const asHtml = makeElement("input", { type: "checkbox", checked: true });
  const spoofed = makeElement("input", { type: "checkbox" });
  const autoReply = makeElement("input", { type: "checkbox" });
  const quote = makeElement("select");
  quote.append(
    new Option("Quote below, like Gmail", "gmail"),
    new Option("Quote below, like Outlook", "outlook"),
    new Option("Answer under the quotation", "below"),
    new Option("No quotation", "none"),
  );
  const send = makeElement("button", { className: "primary", textContent: "Send" });
  const problem = makeElement("p", { className: "problem", role: "alert" });
  const isNew = settings.answers === null;
  const form = makeElement(
    "form",
    { className: "writer" },
    ...(isNew ? [labelled("To", to), labelled("Subject", subject)] : []),
    labelled(isNew ? "Message" : "Your reply", text),
    makeElement(
      "div",
      { className: "options" },
      ...(isNew ? [] : [labelled("Quotation", quote)]),
      ticked(asHtml, "HTML"),
      ticked(spoofed, "Spoofed sender (DMARC fails)"),
      ticked(autoReply, "Automatic reply"),
      labelled("Attach", files),
      send,
    ),
    problem,
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    send.disabled = true;
    problem.textContent = "";
    try {
      const request: SendRequest = {
        shop: pageData.shop,
        as: { name: view.person!.name, address: view.person!.address },
        to: to.value,
        subject: subject.value,
        text: text.value,
        asHtml: asHtml.checked,
        spoofed: spoofed.checked,
        autoReply: autoReply.checked,
        quote: quote.value as SendRequest["quote"],
        answers: settings.answers,
        attachments: await Promise.all([...(files.files ?? [])].map(readFile)),
      };
      const { id } = await ask<{ id: number }>("send", {}, request);
      settings.sent(id);
    } catch (error) {
      problem.textContent = (error as Error).message;
    } finally {
      send.disabled = false;
    }
  });
  return form;
}

function labelled(label: string, field: HTMLElement): HTMLElement {
  return makeElement("label", {}, makeElement("span", { textContent: label }), field);
}

function ticked(box: HTMLInputElement, label: string): HTMLElement {
  return makeElement("label", { className: "tick" }, box, label);
}

async function readFile(file: File): Promise<SendRequest["attachments"][number]> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return { filename: file.name, contentType: file.type || "application/octet-stream", base64: btoa(binary) };
}
