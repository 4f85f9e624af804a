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
      const format = new Intl.DateTimeFormat("en-GB", {
        timeZone: zone || undefined,
        weekday: "short",
        year: "numeric",
        month: "2-digit",
        day: "2-digit",
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
      });
      const now = Object.fromEntries(format.formatToParts(new Date()).map(({ type, value }) => [type, value]));
      if (when === "hours") {
        const [start, end, hour] = [+from, +to, +now.hour];
        return start < end ? start <= hour && hour < end : start === end || hour >= start || hour < end;
      }
      const spans = JSON.parse(week)[["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(now.weekday)];
      if (JSON.parse(closed).includes(`${now.year}-${now.month}-${now.day}`)) return false;
      const time = `${now.hour}:${now.minute}`;
      return spans.some(([start, end]) => start <= time && time < end);
    } catch {
      // Not known: shown.
      return true;
    }
  }
}

if (!customElements.get("latte-button")) customElements.define("latte-button", LatteButton);
