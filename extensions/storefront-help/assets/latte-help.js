// Makes the forms and links of a help block answer in place. Without it they lead to pages of their own.
// Nothing is asked for before the shopper does something.
class LatteHelp extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", this);
    this.addEventListener("click", this);
  }

  disconnectedCallback() {
    this.removeEventListener("submit", this);
    this.removeEventListener("click", this);
  }

  handleEvent(event) {
    if (event.defaultPrevented) return;
    if (event.type === "submit") {
      event.preventDefault();
      const form = event.target;
      this.ask(form.action, Object.fromEntries(new FormData(form)), () => form.submit());
      return;
    }
    const link = event.target.closest("a[data-latte]");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.ask(link.href, null, () => location.assign(link.href));
  }

  // What cannot be answered in place is left to the page that works without us.
  async ask(address, fields, goThere) {
    if (this.busy) return;
    this.busy = true;
    const buttons = [...this.querySelectorAll("button")];
    for (const button of buttons) button.disabled = true;
    this.setAttribute("aria-busy", "true");
    this.say(this.dataset.busy);
    try {
      const answer = await fetch(address, {
        method: fields ? "POST" : "GET",
        headers: {
          Accept: "application/json",
          "X-Latte-Help": "1",
          ...(fields && { "Content-Type": "application/json" }),
        },
        body: fields && JSON.stringify(fields),
      });
      // A store behind a password, or one without the app any more, answers with a page of its own.
      if (!(answer.headers.get("content-type") || "").includes("json")) return goThere();
      const told = await answer.json();
      if (typeof told.html !== "string") throw new Error("no answer");
      this.show(told.html);
    } catch {
      this.say(this.dataset.failed, true);
      for (const button of buttons) button.disabled = false;
    } finally {
      this.busy = false;
      this.removeAttribute("aria-busy");
    }
  }

  // The answer is our own server's, every value in it escaped; what would run is taken out all the same.
  show(html) {
    const read = new DOMParser().parseFromString(html, "text/html");
    for (const node of read.querySelectorAll("script, iframe, object, embed, base, meta, link")) node.remove();
    for (const node of read.querySelectorAll("*"))
      for (const { name } of [...node.attributes]) if (name.startsWith("on")) node.removeAttribute(name);
    this.replaceChildren(...read.body.childNodes);
    const title = this.querySelector(".latte-help__title");
    const notice = this.querySelector(".latte-help__notice");
    if (title) title.focus({ preventScroll: true });
    (notice || title || this).scrollIntoView({ block: "nearest" });
  }

  say(text, stays) {
    let line = this.querySelector(":scope > .latte-help__said");
    if (!line) {
      line = document.createElement("p");
      line.className = "latte-help__said";
      line.setAttribute("role", "status");
      this.append(line);
    }
    line.classList.toggle("latte-help__unseen", !stays);
    line.textContent = text || "";
  }
}

if (!customElements.get("latte-help")) customElements.define("latte-help", LatteHelp);
