import { html } from "./markup.ts";

/** Shown in place of the app while nothing answers at its address; looks again by itself. */
export function waitingPage(appOrigin: string): string {
  return html`<!doctype html>
    <html lang="en">
      <meta charset="utf-8" />
      <meta http-equiv="refresh" content="2" />
      <title>The app is not up yet</title>
      <style>
        body {
          font:
            14px/1.5 system-ui,
            sans-serif;
          display: grid;
          place-items: center;
          min-height: 80vh;
          color: #303030;
          background: #f1f1f1;
        }
      </style>
      <main>
        <h1>The app is not up yet</h1>
        <p>Nothing answers at ${appOrigin}. This page looks again every two seconds.</p>
      </main>
    </html>`.text;
}
