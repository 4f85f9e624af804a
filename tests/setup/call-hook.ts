import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";

/** What a hook gives when it is called once; what it sets afterwards stays unseen. */
export function callHook<Result>(hook: () => Result): Result {
  let result: { value: Result } | undefined;
  const Probe = () => {
    result = { value: hook() };
    return null;
  };
  renderToStaticMarkup(createElement(Probe));
  return result!.value;
}
