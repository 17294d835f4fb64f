// Asks the peers: documents and queries come as one JSON object on standard input, the position
// that each peer puts first for each query goes to standard output, 0 for nothing found.
//
// in:  { documents: [{ position, title, tags, text, preview, addresses }], queries: ["…"],
//        plain: whether the plain set-ups are asked too, timed: ["…"], passes: how often }
// out: { engines: [{ name, plain, first: [position] }], minisearch: { … } }

import { readFileSync } from 'node:fs'
import { measure } from './peers/measure.mjs'
import { plain, tuned } from './peers/engines.mjs'

const asked = JSON.parse(readFileSync(0, 'utf8'))

// A query that an engine's own syntax refuses finds nothing.
const first = (engine, query) => {
  try {
    return engine.find(query)[0] ?? 0
  } catch {
    return 0
  }
}

const ask = (name, make, isPlain) => {
  const engine = make(asked.documents)
  return { name, plain: isPlain, first: asked.queries.map((query) => first(engine, query)) }
}

const all = (engines, isPlain) => Object.entries(engines).map(([name, make]) => ask(name, make, isPlain))

// First, while nothing else lies on the heap.
const minisearch = asked.timed.length > 0 ? measure(tuned.MiniSearch, asked) : null

const engines = asked.queries.length === 0 ? [] : [...all(tuned, false), ...(asked.plain ? all(plain, true) : [])]
process.stdout.write(JSON.stringify({ engines, minisearch }))
