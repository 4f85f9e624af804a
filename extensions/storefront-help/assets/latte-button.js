// The help button: a link to the contact page that opens a panel instead. What the panel needs is loaded then.
class LatteButton extends HTMLElement {
  connectedCallback() {
    this.panel = this.querySelector("dialog");
    this.help = this.querySelector("latte-help");
    this.begun = {};
    this.hidden = !window.Shopify?.designMode && !this.isTime();
    // Before the help inside: what was begun is not asked for anew.
    this.addEventListener("click", this, true);
  }

  handleEvent(event) {
    const hit = (part) => event.target.closest(`[data-latte-${part}]`);
    if (hit("close") || (event.target === this.panel && this.isBeside(event))) return this.panel.close();
    if (hit("back")) return this.back();
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    if (hit("way")) return this.goOn(event, hit("way"));
    if (!hit("open")) return;
    event.preventDefault();
    this.open();
  }

  open() {
    if (!this.first) {
      this.first = [...this.help.childNodes].map((node) => node.cloneNode(true));
      const style = document.createElement("link");
      style.rel = "stylesheet";
      style.href = this.dataset.style;
      document.body.append(style);
      // Where the merchant chose none: the page's own colours, if what is behind does not show through.
      const { backgroundColor, color } = getComputedStyle(document.body);
      if (backgroundColor.startsWith("rgb(") && !this.style.getPropertyValue("--latte-panel")) {
        this.style.setProperty("--latte-panel", backgroundColor);
        this.style.setProperty("--latte-text", color);
      }
      // Where it cannot be loaded the links lead to their pages.
      import(this.dataset.script).catch(() => {});
      new MutationObserver(() => {
        this.querySelector("[data-latte-back]").hidden = !!this.help.querySelector("[data-latte-first]");
      }).observe(this.help, { childList: true });
    }
    this.panel.showModal();
  }

  isBeside({ clientX: x, clientY: y }) {
    const { left, right, top, bottom } = this.panel.getBoundingClientRect();
    return x < left || x > right || y < top || y > bottom;
  }

  // What was begun waits in its part.
  back() {
    const field = [...this.help.querySelectorAll("input, select, textarea")].find((one) =>
      one.options
        ? [...one.options].some((each) => each.index && each.selected !== each.defaultSelected)
        : one.value !== (one.type === "textarea" ? "" : one.defaultValue),
    );
    if (field) this.begun[field.form.action] = [...this.help.childNodes];
    this.help.replaceChildren(...this.first.map((node) => node.cloneNode(true)));
    this.help.querySelector("a").focus();
  }

  goOn(event, { origin, pathname }) {
    const form = Object.keys(this.begun).find((one) => one.startsWith(origin + pathname));
    if (!form) return;
    event.preventDefault();
    this.help.replaceChildren(...this.begun[form]);
    delete this.begun[form];
    this.help.querySelector(".latte-help__title")?.focus();
  }

  // In the shop's zone, by this device's clock: pages are cached.
  isTime() {
    const { when, zone, from, to, week, closed } = this.dataset;
    if (when === "always") return true;
    try {
      // In Swedish a day is 2026-11-23, and a time 08:05.
      const [day, time] = new Date()
        .toLocaleString("sv-SE", { timeZone: zone || undefined, dateStyle: "short", timeStyle: "short" })
        .split(" ");
      if (when === "hours") {
        const [start, end, hour] = [+from, +to, parseInt(time)];
        return start < end ? start <= hour && hour < end : start === end || hour >= start || hour < end;
      }
      const spans = JSON.parse(week)[(new Date(day).getUTCDay() + 6) % 7];
      return !JSON.parse(closed).includes(day) && spans.some(([start, end]) => start <= time && time < end);
    } catch {
      // Not known: shown.
      return true;
    }
  }
}

if (!customElements.get("latte-button")) customElements.define("latte-button", LatteButton);
