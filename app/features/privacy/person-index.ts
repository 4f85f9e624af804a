/** A conversation as the readable page of an export shows it. */
export interface IndexedTicket {
  number: number;
  /** Empty for somebody else's conversation. */
  subject: string;
  isOwn: boolean;
  createdAt: Date;
  status: string;
  events: unknown[];
  messages: {
    kind: string;
    author_name: string;
    author_email: string | null;
    body_text: string;
    created_at: Date;
    /** Where in the archive the mail is, as it came. */
    mail: string | null;
    files: { name: string; path: string | null }[];
  }[];
}

export interface IndexedPerson {
  shopName: string;
  madeAt: Date;
  emails: string[];
  customers: { name: string; email: string; phone: string | null; createdAt: Date }[];
  orders: { name: string; createdAt: Date }[];
  tickets: IndexedTicket[];
}

/**
 * The page by which a person reads the export: no script, nothing loaded, every outside text escaped. In English: it is
 * for whoever asked, whose language nobody knows.
 */
export function personIndex(person: IndexedPerson): string {
  const title = `Personal data held by ${person.shopName}`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>body{font:16px/1.5 sans-serif;max-width:50em;margin:2em auto;padding:0 1em}pre{white-space:pre-wrap;font:inherit}
article{border-top:1px solid #bbb;padding:.5em 0}small{color:#555}</style></head><body>
<h1>${escape(title)}</h1>
<p>Made ${instant(person.madeAt)}. Addresses: ${escape(person.emails.join(", ") || "none")}. The same for machines, with more
detail: <a href="data.json">data.json</a>.</p>
<h2>Records</h2><ul>${person.customers.map((one) => `<li>${escape([one.name, one.email, one.phone ?? ""].filter(Boolean).join(", "))}, since ${instant(one.createdAt)}</li>`).join("") || "<li>none</li>"}</ul>
<h2>Orders</h2><ul>${person.orders.map((one) => `<li>${escape(one.name)}, ${instant(one.createdAt)}</li>`).join("") || "<li>none</li>"}</ul>
<h2>Conversations</h2>${person.tickets.map(ticketHtml).join("") || "<p>none</p>"}
</body></html>
`;
}

const ticketHtml = (ticket: IndexedTicket): string =>
  `<section><h3>#${ticket.number} ${escape(ticket.subject)}</h3>` +
  (ticket.isOwn ? "" : "<p><small>Somebody else's conversation: only what this person wrote.</small></p>") +
  ticket.messages
    .map(
      (one) =>
        `<article><p><strong>${escape(one.author_name)}</strong> <small>${escape(one.author_email ?? "")} ${instant(one.created_at)} ${escape(one.kind)}</small></p>` +
        `<pre>${escape(one.body_text)}</pre>` +
        (one.mail ? `<p><a href="${one.mail}">The mail as it came</a></p>` : "") +
        one.files
          .map(({ name, path }) => `<p>${path ? `<a href="${path}">${escape(name)}</a>` : escape(name)}</p>`)
          .join("") +
        "</article>",
    )
    .join("") +
  "</section>";

const instant = (at: Date): string => `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;

const escape = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
