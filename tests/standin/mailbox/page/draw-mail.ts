import { makeElement } from "../../shell/frame/make-element.ts";
import type { MailRow } from "./mailbox-api.ts";

const STATES = {
  queued: "Waiting: the shop's mail server does not take it yet",
  delivered: "Delivered",
  refused: "Refused",
};

/** One mail of a conversation. HTML is shown in a frame that may do nothing and load nothing. */
export function drawMail(mail: MailRow): HTMLElement {
  const who = mail.fromName ? `${mail.fromName} <${mail.fromAddress}>` : mail.fromAddress;
  const article = makeElement(
    "article",
    { className: mail.direction },
    makeElement(
      "div",
      { className: "mail-head" },
      makeElement("b", { textContent: who }),
      makeElement("small", { textContent: `to ${mail.to}` }),
      makeElement("time", {
        textContent: new Date(mail.at).toLocaleString([], { dateStyle: "medium", timeStyle: "short" }),
      }),
    ),
    mail.html ? drawHtml(mail.html) : makeElement("pre", { textContent: mail.text }),
  );
  for (const file of mail.attachments) {
    article.append(makeElement("a", { className: "file", href: file.url, textContent: `📎 ${file.name}` }));
  }
  if (mail.direction === "to-shop") {
    const text = mail.problem ? `${STATES[mail.state]} (${mail.problem})` : STATES[mail.state];
    article.append(makeElement("p", { className: `state ${mail.state}`, textContent: text }));
  }
  return article;
}

function drawHtml(content: string): HTMLElement {
  const frame = makeElement("iframe", { title: "Content of the mail" });
  // Same-origin without scripts: only so that this page may read how tall the content is.
  frame.setAttribute("sandbox", "allow-same-origin allow-popups");
  const policy = `default-src 'none'; img-src data:; style-src 'unsafe-inline'`;
  frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="${policy}"><base target="_blank"><style>body{font:14px/1.5 system-ui,sans-serif;margin:0;overflow-wrap:anywhere}</style>${content}`;
  frame.addEventListener("load", () => {
    const root = frame.contentDocument!.documentElement;
    const fit = () => (frame.style.height = `${Math.ceil(root.getBoundingClientRect().height)}px`);
    fit();
    new ResizeObserver(fit).observe(root);
  });
  return frame;
}
