/** A tiny app with Shopify's own React components, in which the App Bridge test presses buttons. */
import { Modal, NavMenu, SaveBar, TitleBar, useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";

function TrialApp() {
  const shopify = useAppBridge();
  const [path, setPath] = useState(location.pathname);
  const [said, setSaid] = useState("");
  const [open, setOpen] = useState(false);
  const [dirty, setDirty] = useState(false);
  const [clicks, setClicks] = useState(0);
  const say = (value: unknown) => setSaid(JSON.stringify(value));
  useEffect(() => {
    const go = (event: Event) => {
      const href = (event.target as Element).getAttribute("href")!;
      history.pushState(null, "", href);
      setPath(href);
    };
    const back = () => setPath(location.pathname);
    addEventListener("shopify:navigate", go);
    addEventListener("popstate", back);
    return () => {
      removeEventListener("shopify:navigate", go);
      removeEventListener("popstate", back);
    };
  }, []);
  useEffect(() => {
    document.title = `At ${path}`;
  }, [path]);
  return (
    <main>
      <NavMenu>
        <a href="/app" rel="home">
          Home
        </a>
        <a href="/app/inbox">Inbox</a>
        <a href="/app/settings">Settings</a>
      </NavMenu>
      <TitleBar title={`Ticket ${clicks}`}>
        <button variant="breadcrumb" onClick={() => say("crumb")}>
          All tickets
        </button>
        <button variant="primary" onClick={() => setClicks(clicks + 1)}>
          Solve
        </button>
        <section {...{ label: "More" }}>
          <button onClick={() => say("snoozed")}>Snooze</button>
        </section>
      </TitleBar>
      <SaveBar open={dirty}>
        <button variant="primary" onClick={() => (setDirty(false), say("saved"))} />
        <button onClick={() => (setDirty(false), say("discarded"))} />
      </SaveBar>
      <Modal open={open} onHide={() => setOpen(false)}>
        <p>Inside the modal: {clicks}</p>
        <button onClick={() => setClicks(clicks + 1)}>Count</button>
        <TitleBar title="Refund">
          <button variant="primary" onClick={() => (setOpen(false), say("refunded"))}>
            Refund 19.90
          </button>
        </TitleBar>
      </Modal>
      <p data-testid="path">{path}</p>
      <p data-testid="said">{said}</p>
      <button onClick={() => setOpen(true)}>Open modal</button>
      <button onClick={() => setDirty(true)}>Type</button>
      <button onClick={() => shopify.user().then(say)}>User</button>
      <button onClick={() => void fetch("/echo").then(async (answer) => say(await answer.json()))}>Fetch</button>
      <button onClick={() => shopify.toast.show("Sent", { action: "Undo", onAction: () => say("undone") })}>
        Toast
      </button>
      <button onClick={() => shopify.scopes.request(["write_orders"]).then(say)}>Scopes</button>
      <button onClick={() => shopify.saveBar.leaveConfirmation().then(() => say("left"))}>Leave</button>
      <a href="shopify://admin/orders" target="_top">
        Orders
      </a>
    </main>
  );
}

createRoot(document.getElementById("root")!).render(<TrialApp />);
