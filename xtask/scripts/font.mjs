// Makes the site's Persian font out of Vazirmatn: `node font.mjs OUT`. The same package versions give the same bytes.
// Latin letters are left to the reader's own fonts; what stands between Persian letters (spaces, brackets, marks) is kept, so that
// it has the weight and the line of the letters.
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import subsetFont from "subset-font";

const SOURCE = "vazirmatn/fonts/webfonts/Vazirmatn[wght].woff2";

// First and last code point of each range kept.
const RANGES = [
  [0x0020, 0x0023], // space ! " #
  [0x0025, 0x002f], // % & ' ( ) * + , - . /
  [0x003a, 0x003b], // : ;
  [0x003d, 0x003d], // =
  [0x003f, 0x003f], // ?
  [0x005b, 0x005b], // [
  [0x005d, 0x005d], // ]
  [0x00ab, 0x00ab], // opening guillemet
  [0x00bb, 0x00bb], // closing guillemet
  [0x2026, 0x2026], // ellipsis
  [0x200c, 0x200f], // half-space, joiner, direction marks
  [0x060c, 0x060c], // comma
  [0x061b, 0x061b], // semicolon
  [0x061f, 0x061f], // question mark
  [0x0621, 0x063a], // hamza to ghain
  [0x0640, 0x0652], // tatweel, letters, vowel signs
  [0x0654, 0x0654], // hamza above
  [0x066a, 0x066c], // per cent and number separators
  [0x0670, 0x0670], // superscript alef
  [0x067e, 0x067e], // peh
  [0x0686, 0x0686], // tcheh
  [0x0698, 0x0698], // jeh
  [0x06a9, 0x06a9], // keheh
  [0x06af, 0x06af], // gaf
  [0x06c0, 0x06c0], // heh with yeh above
  [0x06cc, 0x06cc], // Farsi yeh
  [0x06d5, 0x06d5], // ae
  [0x06f0, 0x06f9], // Persian digits
];

// Joining and marks; the many stylistic sets are left out.
const FEATURES = ["ccmp", "locl", "init", "medi", "fina", "isol", "rlig", "liga", "mark", "mkmk", "kern"];

const [out] = process.argv.slice(2);
const source = await readFile(createRequire(import.meta.url).resolve(SOURCE));
const text = RANGES.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)),
).join("");
const font = await subsetFont(source, text, {
  targetFormat: "woff2",
  keepFeatures: FEATURES,
  variationAxes: { wght: { min: 400, max: 700 } },
  noHinting: true,
});
await writeFile(out, font);
