/** How a customer's mail program quotes what it answers. */
export type QuoteStyle = "none" | "gmail" | "outlook" | "below";

export interface QuotedMail {
  fromName: string;
  fromAddress: string;
  to: string;
  subject: string;
  at: Date;
  text: string;
}

interface Reply {
  text: string;
  html: string;
}

/** "On …, … wrote:" in the languages of the demo's customers. */
const ATTRIBUTIONS: Record<string, (when: string, who: string) => string> = {
  en: (when, who) => `On ${when}, ${who} wrote:`,
  pt: (when, who) => `Em ${when}, ${who} escreveu:`,
  pl: (when, who) => `${when} ${who} napisał(a):`,
  de: (when, who) => `Am ${when} schrieb ${who}:`,
  fr: (when, who) => `Le ${when}, ${who} a écrit :`,
};

/** The whole body of a reply, with the answered mail quoted in the given style and language. */
export function quoteReply(text: string, quoted: QuotedMail | null, style: QuoteStyle, locale: string): Reply {
  const own = escapeLines(text);
  if (!quoted || style === "none") return { text, html: `<div dir="auto">${own}</div>` };
  if (style === "outlook") return quoteOutlook(text, own, quoted);
  const attribute = ATTRIBUTIONS[locale.slice(0, 2)] ?? ATTRIBUTIONS.en!;
  const when = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(quoted.at);
  const line = attribute(when, `${quoted.fromName} <${quoted.fromAddress}>`);
  const marked = quoted.text
    .replace(/\r/g, "")
    .trimEnd()
    .split("\n")
    .map((one) => `> ${one}`)
    .join("\n");
  if (style === "below") {
    const html = `<p>${escapeLines(line)}</p><blockquote type="cite">${escapeLines(quoted.text)}</blockquote><p>${own}</p>`;
    return { text: `${line}\n${marked}\n\n${text}`, html };
  }
  return {
    text: `${text}\n\n${line}\n\n${marked}`,
    html: `<div dir="ltr">${own}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${escapeLines(line)}<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex">${escapeLines(quoted.text)}</blockquote></div>`,
  };
}

function quoteOutlook(text: string, own: string, quoted: QuotedMail): Reply {
  const head = [
    `From: ${quoted.fromName} <${quoted.fromAddress}>`,
    `Sent: ${quoted.at.toUTCString()}`,
    `To: ${quoted.to}`,
    `Subject: ${quoted.subject}`,
  ];
  return {
    text: `${text}\n\n-----Original Message-----\n${head.join("\n")}\n\n${quoted.text}`,
    html: `<div class="elementToProof">${own}</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr">${escapeLines(head.join("\n"))}</div><div>${escapeLines(quoted.text)}</div>`,
  };
}

function escapeLines(text: string): string {
  const safe = text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return safe.replace(/\r?\n/g, "<br>");
}
