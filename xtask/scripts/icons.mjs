// Draws the icons of an installed app from the project's two drawings. What calls it knows where they go.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";

const folder = process.argv[2];
const icons = [
  ["bayegan.svg", "bayegan-192.png", 192],
  ["bayegan.svg", "bayegan-512.png", 512],
  ["bayegan-maskable.svg", "bayegan-maskable-512.png", 512],
];
for (const [drawing, picture, width] of icons) {
  const svg = new Resvg(readFileSync(join("assets/icons", drawing)), { fitTo: { mode: "width", value: width } });
  writeFileSync(join(folder, picture), svg.render().asPng());
}
