/** Style of the modal, inside its shadow root. */
export const modalStyle = `
dialog { border: 0; padding: 0; border-radius: 12px; width: min(620px, calc(100vw - 24px)); max-height: calc(100vh - 48px);
  box-shadow: 0 20px 20px -8px rgba(26, 26, 26, .28); font: 13px/1.5 Inter, system-ui, sans-serif; color: #303030; overflow: hidden; }
dialog[open] { display: flex; flex-direction: column; }
dialog.small { width: min(380px, calc(100vw - 24px)); }
dialog.large { width: min(980px, calc(100vw - 24px)); }
dialog.max { width: 100vw; max-width: 100vw; height: 100vh; max-height: 100vh; border-radius: 0; }
dialog::backdrop { background: rgba(0, 0, 0, .6); }
header { display: flex; align-items: center; gap: 8px; padding: 12px 16px; background: #f3f3f3; border-bottom: 1px solid #e3e3e3; }
h2 { font-size: 14px; font-weight: 650; margin: 0; flex: 1; }
header button { border: 0; background: none; font-size: 14px; cursor: pointer; border-radius: 6px; width: 28px; height: 28px; }
header button:hover { background: #e3e3e3; }
.body { overflow: auto; flex: 1; }
iframe { border: 0; width: 100%; height: 100%; min-height: 60vh; display: block; }
footer { display: flex; justify-content: flex-end; gap: 8px; padding: 12px 16px; border-top: 1px solid #e3e3e3; }
footer:empty { display: none; }
footer button { font: inherit; font-weight: 550; border: 0; border-radius: 8px; padding: 6px 12px; background: #fff; cursor: pointer;
  box-shadow: inset 0 0 0 1px #d4d4d4, inset 0 -1px 0 #b5b5b5; }
footer button.primary { background: #303030; color: #fff; box-shadow: none; }
footer button.critical { color: #8e0b21; }
footer button.primary.critical { background: #c70a24; color: #fff; }
footer button:disabled { background: #ebebeb; color: #a5a5a5; box-shadow: none; cursor: default; }
button:focus-visible { outline: 2px solid #005bd3; outline-offset: 1px; }
`;
