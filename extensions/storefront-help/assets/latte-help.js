// Makes the forms and links of a help block answer in place, not on pages of their own.
// Nothing is asked for before the shopper does something.
//   a[data-latte]        is answered in place
//   [data-latte-part]    what is asked for inside it takes its place alone
//   [data-latte-suggest] while one writes there, its address is asked what fits; [data-latte-suggested] shows it
class LatteHelp extends HTMLElement {
  static styles = {};

  connectedCallback() {
    this.since = performance.now();
    for (const type of ["submit", "click", "input"]) this.addEventListener(type, this);
  }

  handleEvent(event) {
    if (event.defaultPrevented) return;
    const from = event.target;
    if (event.type === "input") {
      if (from.dataset.latteSuggest) this.suggest(from);
      return;
    }
    const place = from.closest("[data-latte-part]") || this;
    if (event.type === "submit") {
      event.preventDefault();
      const fields = new FormData(from, event.submitter);
      this.ask(from.action, from.enctype.startsWith("multipart") ? fields : Object.fromEntries(fields), place, () =>
        from.submit(),
      );
      return;
    }
    const link = from.closest("a[data-latte]");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.ask(link.href, null, place, () => location.assign(link.href));
  }

  // One at a time; what cannot be answered in place is left to the page.
  async ask(address, fields, place, goThere) {
    if (this.busy) return;
    this.busy = true;
    this.setAttribute("aria-busy", "true");
    this.say(this.dataset.busy);
    try {
      const html = await this.load(address, fields);
      if (html === null) return goThere();
      const typed = fields ? [] : [...place.querySelectorAll("input, select, textarea")];
      this.show(html, place);
      this.carry(typed, place);
    } catch ({ message }) {
      this.say(this.dataset[message] || this.dataset.failed, true);
    } finally {
      this.busy = false;
      this.removeAttribute("aria-busy");
    }
  }

  // null: a store without the app answers with a page of its own.
  async load(address, fields) {
    const isForm = fields instanceof FormData;
    const dressed = this.dress();
    const answer = await fetch(address, {
      method: fields ? "POST" : "GET",
      headers: {
        Accept: "application/json",
        "X-Latte-Help": "1",
        "X-Latte-Open": `${Math.floor((performance.now() - this.since) / 1000)}`,
        ...(fields && !isForm && { "Content-Type": "application/json" }),
      },
      body: fields && (isForm ? fields : JSON.stringify(fields)),
    });
    if (answer.redirected && /\/password\b/.test(answer.url)) throw new Error("locked");
    if (!(answer.headers.get("content-type") || "").includes("json")) return null;
    const told = await answer.json();
    if (typeof told.html !== "string") throw new Error("no answer");
    await dressed;
    return told.html;
  }

  // What answers look like, once on a page, behind what came with the block.
  dress() {
    const address = this.dataset.style;
    if (!address) return null;
    return (LatteHelp.styles[address] ??= new Promise((done) => {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = address;
      link.onload = link.onerror = done;
      document.body.append(link);
    }));
  }

  // Every value in the answer is escaped; what would run is taken out all the same.
  read(html) {
    const { body } = new DOMParser().parseFromString(html, "text/html");
    for (const node of body.querySelectorAll("script, iframe, object, embed, base, meta, link")) node.remove();
    for (const node of body.querySelectorAll("*"))
      for (const { name } of [...node.attributes]) if (name.startsWith("on")) node.removeAttribute(name);
    return body.childNodes;
  }

  show(html, place) {
    place.replaceChildren(...this.read(html));
    const title = place.querySelector(".latte-help__title");
    const notice = place.querySelector(".latte-help__notice");
    const head = title || notice;
    if (head) {
      head.tabIndex = -1;
      head.focus({ preventScroll: true });
    }
    (notice || title || place).scrollIntoView({ block: "nearest" });
    if (place !== this) this.say("");
  }

  // What was typed before a link was followed goes along, if it has a place.
  carry(typed, place) {
    for (const { name, type, value, files } of typed) {
      const field = type !== "hidden" && value && place.querySelector(`[name="${CSS.escape(name)}"]`);
      if (!field || field.value || field.type === "hidden") continue;
      if (field.type === "file") field.files = files;
      else if (field.localName !== "select" || [...field.options].some((option) => option.value === value))
        field.value = value;
    }
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

  // After a pause, for what is long enough; what comes late, or not at all, is let go.
  suggest(field) {
    clearTimeout(this.pause);
    this.pause = setTimeout(async () => {
      const text = field.value.trim();
      const place = this.querySelector("[data-latte-suggested]");
      if (!place || text.length < 15 || text === this.asked) return;
      this.asked = text;
      try {
        const html = await this.load(field.dataset.latteSuggest, { text });
        if (html !== null && text === this.asked) place.replaceChildren(...this.read(html));
      } catch {
        this.asked = "";
      }
    }, 700);
  }
}

if (!customElements.get("latte-help")) customElements.define("latte-help", LatteHelp);
