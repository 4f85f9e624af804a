export type DrawingKind =
  | "bag"
  | "bar"
  | "bottle"
  | "bowl"
  | "box"
  | "candle"
  | "card"
  | "cookies"
  | "cup"
  | "dripper"
  | "gift"
  | "glass"
  | "grinder"
  | "jar"
  | "kettle"
  | "moka"
  | "mug"
  | "press"
  | "scale"
  | "soap"
  | "teapot"
  | "tin"
  | "towel"
  | "tumbler"
  | "whisk";

/** Draws a flat picture of a product, 240 × 240, in its main colour and an accent. */
export function drawProduct(kind: DrawingKind, [main, accent]: [string, string]): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240" width="480" height="480">` +
    `<rect width="240" height="240" fill="${mix(main, "#ffffff", 0.82)}"/>` +
    `<circle cx="120" cy="112" r="92" fill="${mix(accent, "#ffffff", 0.62)}"/>` +
    `<ellipse cx="120" cy="204" rx="74" ry="9" fill="#000" opacity=".1"/>` +
    `${DRAWINGS[kind](main, accent)}</svg>`
  );
}

/** Mixes two `#rrggbb` colours; 0 gives the first, 1 the second. */
export function mix(from: string, to: string, share: number): string {
  const channel = (start: number): string => {
    const [left, right] = [parseInt(from.slice(start, start + 2), 16), parseInt(to.slice(start, start + 2), 16)];
    return Math.round(left + (right - left) * share)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

const dark = (colour: string): string => mix(colour, "#1a1410", 0.28);
const light = (colour: string): string => mix(colour, "#ffffff", 0.35);
const path = (d: string, fill: string, more = ""): string => `<path d="${d}" fill="${fill}"${more}/>`;
const line = (d: string, stroke: string, width: number): string =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
const rect = (x: number, y: number, w: number, h: number, fill: string, r = 0): string =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}" fill="${fill}"/>`;
const oval = (x: number, y: number, rx: number, ry: number, fill: string): string =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}"/>`;
const shade = (d: string): string => path(d, "#000", ` opacity=".09"`);
const steam = line("M100 62q-8-10 0-20t0-20M124 62q-8-10 0-20t0-20", "#fff", 5);
const bean = (x: number, y: number, fill: string): string =>
  `<g transform="rotate(28 ${x} ${y})">${oval(x, y, 13, 18, fill)}${line(`M${x} ${y - 14}q6 14 0 28`, mix(fill, "#ffffff", 0.55), 3)}</g>`;

const DRAWINGS: Record<DrawingKind, (main: string, accent: string) => string> = {
  bag: (m, a) =>
    path("M72 62h96l8 140q0 4-4 4H68q-4 0-4-4z", m) +
    shade("M134 62h34l8 140q0 4-4 4h-44z") +
    rect(70, 40, 100, 24, dark(m), 4) +
    line("M78 52h84", light(m), 3) +
    rect(82, 96, 76, 78, a, 6) +
    bean(120, 126, m) +
    rect(96, 154, 48, 5, m, 2) +
    rect(104, 163, 32, 4, light(m), 2),
  bar: (m, a) =>
    rect(64, 50, 112, 154, m, 6) +
    path("M64 112h112v86q0 6-6 6H70q-6 0-6-6z", a) +
    line("M101 50v62M139 50v62M64 81h112", dark(m), 3) +
    path("M64 112l14-8 14 8 14-8 14 8 14-8 14 8 14-8 14 8v10H64z", light(a)) +
    rect(84, 146, 72, 30, m, 4) +
    rect(96, 158, 48, 5, a, 2),
  bottle: (m, a) =>
    rect(80, 92, 80, 114, m, 16) +
    shade("M124 92h20q16 0 16 16v82q0 16-16 16h-20z") +
    rect(104, 68, 32, 26, dark(m), 4) +
    rect(114, 46, 12, 24, dark(m)) +
    path("M88 42h44q4 0 4 6v4h-34l-14 8z", dark(m)) +
    rect(90, 122, 60, 56, a, 5) +
    rect(100, 138, 40, 6, m, 3) +
    rect(106, 152, 28, 4, light(m), 2),
  bowl: (m, a) =>
    path("M46 104h148q-4 96-74 96t-74-96z", m) +
    shade("M132 199q58-9 62-95h-34q-2 70-28 95z") +
    oval(120, 104, 74, 16, dark(m)) +
    oval(120, 106, 64, 11, a) +
    line("M58 138q62 22 124 0", light(m), 4),
  box: (m, a) =>
    path("M52 88l68-26 68 26v94l-68 24-68-24z", m) +
    shade("M120 114l68-26v94l-68 24z") +
    path("M52 88l68-26 68 26-68 26z", light(m)) +
    path("M62 118l46 16v42l-46-16z", a) +
    bean(85, 147, m) +
    line("M132 132l44-16M132 148l30-11", light(m), 4),
  candle: (m, a) =>
    path("M120 36q20 24 0 40-20-16 0-40z", "#f7b538") +
    path("M120 50q9 14 0 24-9-10 0-24z", "#fff1c1") +
    rect(118, 74, 4, 22, "#4a3b2f") +
    rect(70, 94, 100, 110, m, 12) +
    oval(120, 98, 48, 10, light(m)) +
    shade("M132 94h26q12 0 12 12v86q0 12-12 12h-26z") +
    rect(84, 128, 72, 48, "#fff", 5) +
    rect(98, 142, 44, 6, a, 3) +
    rect(106, 156, 28, 4, mix(a, "#ffffff", 0.4), 2),
  card: (m, a) =>
    `<g transform="rotate(-7 120 122)">${rect(38, 72, 164, 104, dark(m), 12)}${rect(38, 66, 164, 104, m, 12)}${path("M38 132q60-44 164-20v46q0 12-12 12H50q-12 0-12-12z", light(m))}${bean(170, 96, a)}${rect(56, 86, 66, 8, a, 4)}${rect(56, 102, 42, 6, a, 3)}</g>`,
  cookies: (m, a) =>
    [
      [88, 150, 44],
      [154, 154, 40],
      [122, 98, 46],
    ]
      .map(
        ([x, y, r]) =>
          oval(x!, y! + 4, r!, r!, dark(m)) +
          oval(x!, y!, r!, r!, m) +
          oval(x! - 14, y! - 12, 6, 5, a) +
          oval(x! + 12, y! - 6, 7, 6, a) +
          oval(x! - 4, y! + 14, 6, 6, a) +
          oval(x! + 18, y! + 16, 4, 4, a),
      )
      .join(""),
  cup: (m, a) =>
    steam +
    oval(120, 186, 78, 16, dark(m)) +
    oval(120, 182, 78, 15, m) +
    line("M164 110q34-2 30 22t-40 24", m, 11) +
    path("M68 92h104q2 88-52 88T68 92z", m) +
    shade("M130 179q44-10 42-87h-26q2 62-16 87z") +
    oval(120, 92, 52, 11, "#fff") +
    oval(120, 94, 45, 8, "#5b3420") +
    line("M72 124q48 14 96 0", a, 6),
  dripper: (m, a) =>
    path("M56 64h128l-42 74h-44z", m) +
    shade("M128 64h56l-42 74h-20z") +
    oval(120, 64, 64, 12, dark(m)) +
    oval(120, 66, 54, 8, "#6b432b") +
    line("M184 84q28 2 18 24t-34 12", m, 9) +
    rect(76, 136, 88, 10, dark(m), 5) +
    path("M84 150h72q20 26 4 50-4 4-10 4H90q-6 0-10-4-16-24 4-50z", "#dff0f2") +
    path("M76 176h88q2 14-4 24-4 4-10 4H90q-6 0-10-4-6-10-4-24z", a),
  gift: (m, a) =>
    rect(56, 104, 128, 100, m, 6) +
    shade("M132 104h46q6 0 6 6v88q0 6-6 6h-46z") +
    rect(48, 84, 144, 28, dark(m), 6) +
    rect(108, 84, 24, 120, a) +
    path("M120 84q-50 4-46-26 4-26 46 26zM120 84q50 4 46-26-4-26-46 26z", a) +
    oval(120, 82, 12, 9, mix(a, "#1a1410", 0.2)),
  glass: (m, a) =>
    steam +
    path("M70 72h100l-12 120q-2 12-14 12H96q-12 0-14-12z", a) +
    path("M84 96h72l-8 86q-1 8-8 8h-40q-7 0-8-8z", m) +
    oval(120, 96, 36, 8, light(m)) +
    path("M84 96h72l-2 20q-34 10-68 0z", "#f3e3cf") +
    line("M82 84l8 96", "#fff", 5),
  grinder: (m, a) =>
    line("M120 62V40h44", "#6d6d6d", 8) +
    oval(170, 40, 12, 10, dark(m)) +
    path("M82 78q38-34 76 0v14H82z", a) +
    rect(78, 90, 84, 20, dark(a), 4) +
    path("M70 110h100l10 90q0 6-6 6H66q-6 0-6-6z", m) +
    shade("M128 110h42l10 90q0 6-6 6h-40z") +
    rect(86, 140, 68, 46, dark(m), 4) +
    oval(120, 163, 8, 8, a),
  jar: (m, a) =>
    rect(66, 82, 108, 122, m, 20) +
    path("M66 108q54-20 108 0v-6q0-20-20-20H86q-20 0-20 20z", light(m)) +
    shade("M136 82h18q20 0 20 20v82q0 20-20 20h-18z") +
    rect(72, 54, 96, 30, "#7b5a3c", 7) +
    line("M78 68h84", "#a37f5b", 4) +
    rect(78, 120, 84, 54, a, 6) +
    path("M120 128l16 9v18l-16 9-16-9v-18z", m),
  kettle: (m, a) =>
    line("M76 176Q40 170 44 132T28 84", m, 11) +
    path("M78 92h84l20 100q2 12-12 12H70q-14 0-12-12z", m) +
    shade("M132 92h30l20 100q2 12-12 12h-32z") +
    line("M160 104q44-20 46 22t-26 50", a, 11) +
    oval(120, 92, 42, 9, dark(m)) +
    rect(112, 66, 16, 20, a, 6),
  moka: (m, a) =>
    path("M82 128h76l14 72q0 6-6 6H74q-6 0-6-6z", m) +
    shade("M126 128h32l14 72q0 6-6 6h-36z") +
    rect(78, 114, 84, 16, dark(m), 3) +
    path("M84 114L72 62h98l-14 52z", light(m)) +
    path("M72 62l-18 14 24 12z", light(m)) +
    path("M78 62l42-22 44 22z", m) +
    rect(113, 30, 14, 14, a, 5) +
    line("M160 74h34v52", a, 11),
  mug: (m, a) =>
    steam +
    line("M166 104q44-8 42 28t-46 40", m, 14) +
    path("M62 82h112v96q0 26-26 26H88q-26 0-26-26z", m) +
    shade("M138 82h36v96q0 26-26 26h-16q8-60 6-122z") +
    oval(118, 82, 56, 12, light(m)) +
    oval(118, 84, 48, 8, "#5b3420") +
    path("M98 130q0-12 10-12 7 0 10 7 3-7 10-7 10 0 10 12 0 14-20 28-20-14-20-28z", a),
  press: (m, a) =>
    rect(116, 30, 8, 44, "#8d949a") +
    oval(120, 32, 14, 10, m) +
    rect(70, 66, 100, 14, m, 7) +
    rect(76, 80, 88, 118, "#e4f1f2", 6) +
    rect(76, 118, 88, 80, "#5b3420", 6) +
    rect(76, 110, 88, 10, a) +
    line("M164 94q42 0 36 42t-36 44", m, 11) +
    rect(70, 188, 100, 16, m, 6) +
    line("M90 90v88", "#fff", 5),
  scale: (m, a) =>
    rect(48, 138, 144, 62, m, 14) +
    rect(56, 120, 128, 20, light(m), 8) +
    rect(76, 158, 88, 26, mix(m, "#000000", 0.5), 6) +
    line("M88 171h14M110 171h14M132 171h18", a, 6) +
    path("M86 66h68l-8 46q-1 8-8 8h-36q-7 0-8-8z", "#ffffff") +
    oval(120, 68, 34, 8, "#5b3420"),
  soap: (m, a) =>
    rect(50, 124, 140, 78, dark(m), 26) +
    rect(50, 108, 140, 80, m, 26) +
    rect(66, 122, 108, 52, light(m), 18) +
    line("M92 150q14-18 28 0t28 0", a, 6) +
    oval(76, 76, 15, 15, "#fff") +
    oval(106, 58, 9, 9, "#fff") +
    oval(158, 78, 19, 19, "#fff") +
    oval(164, 72, 6, 6, mix(a, "#ffffff", 0.7)),
  teapot: (m, a) =>
    line("M78 132q-30-2-36-38", m, 16) +
    line("M158 108q46-18 46 20t-44 44", m, 12) +
    oval(120, 146, 66, 56, m) +
    shade("M134 200q52-10 52-54t-40-52q22 56-12 106z") +
    oval(120, 94, 36, 10, dark(m)) +
    path("M88 92q32-28 64 0z", m) +
    oval(120, 70, 10, 9, a) +
    line("M70 142q50 22 100 0M74 162q46 20 92 0", a, 5) +
    rect(88, 196, 64, 9, dark(m), 4),
  tin: (m, a) =>
    rect(66, 76, 108, 128, m, 8) +
    shade("M134 76h32q8 0 8 8v112q0 8-8 8h-32z") +
    rect(60, 52, 120, 30, dark(m), 8) +
    line("M70 68h100", light(m), 3) +
    oval(120, 142, 42, 42, a) +
    path("M120 168q-26-14-18-44 28 6 18 44zM120 168q26-14 18-44-28 6-18 44z", m) +
    line("M120 176v-30", m, 3),
  towel: (m, a) =>
    line("M40 52h160", "#a88a63", 8) +
    path("M62 50h116v146q-10 8-19 0t-20 0-19 0-19 0-20 0-19 0z", m) +
    path("M62 84h116v10H62zM62 104h116v5H62zM62 156h116v10H62zM62 176h116v5H62z", a) +
    shade("M128 50h50v146q-10 8-19 0t-20 0q-8-70-11-146z"),
  tumbler: (m, a) =>
    path("M76 76h88l-12 122q-1 8-8 8H96q-7 0-8-8z", m) +
    shade("M128 76h36l-12 122q-1 8-8 8h-20z") +
    rect(68, 54, 104, 24, dark(m), 10) +
    rect(102, 42, 36, 14, dark(m), 6) +
    path("M80 116h80l-4 44H84z", a) +
    bean(120, 138, m),
  whisk: (m, a) =>
    rect(104, 36, 32, 84, m, 10) +
    line("M112 48v60M124 48v60", a, 3) +
    rect(98, 112, 44, 14, a, 5) +
    line("M106 126q-30 50-8 78M112 126q-14 50-4 80M120 126v80M128 126q14 50 4 80M134 126q30 50 8 78", m, 5) +
    line("M100 140h40", dark(m), 3),
};
