/**
 * Says above a painted page that nothing on it works, with a way to load it anew; nothing of the page itself can say so.
 * `text` and `reload` come with the page, in its language.
 */
export function sayAsleep({ text = "", reload = "" }: { text?: string; reload?: string }): void {
  const banner = document.createElement("div");
  banner.className = "latte-asleep";
  banner.setAttribute("role", "alert");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = reload;
  button.onclick = () => location.reload();
  banner.append(text, button);
  document.body.prepend(banner);
}
