// The help button: a link to the contact page that opens a panel instead. What the panel needs is loaded then.
class LatteButton extends HTMLElement {
  connectedCallback() {
    this.panel = this.querySelector("dialog");
    this.hidden = !(window.Shopify && window.Shopify.designMode) && !this.isTime();
    this.addEventListener("click", this);
  }

  handleEvent(event) {
    const hit = (part) => event.target.closest(`[data-latte-${part}]`);
    if (event.target === this.panel || hit("close")) return this.panel.close();
    if (hit("back")) return this.back();
    if (!hit("open") || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    this.open();
  }

  open() {
    const help = this.querySelector("latte-help");
    if (!this.first) {
      this.first = [...help.childNodes].map((node) => node.cloneNode(true));
      const style = document.createElement("link");
      style.rel = "stylesheet";
      style.href = this.dataset.style;
      document.body.append(style);
      // Where it cannot be loaded the links lead to their pages.
      import(this.dataset.script).catch(() => {});
      new MutationObserver(() => {
        this.querySelector("[data-latte-back]").hidden = Boolean(help.querySelector("[data-latte-first]"));
      }).observe(help, { childList: true });
    }
    this.panel.showModal();
  }

  back() {
    const help = this.querySelector("latte-help");
    help.replaceChildren(...this.first.map((node) => node.cloneNode(true)));
    help.querySelector("a").focus();
  }

  // In the shop's zone, by this device's clock: pages are kept for a while on their way.
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
