// Times queries in the browser: the engine compiled to wasm, and MiniSearch, over the same documents.
//
// The browser's clock moves in steps of a tenth of a millisecond, so that a query is asked again and again until the
// clock has moved by `LEAST`; of several such passes the quickest counts, for the machine has other work too.

import init from './answer.js'
import { tuned } from './set-up.js'

const LEAST = 2
const PASSES = 5

const fetched = async (name) => (await fetch(name)).arrayBuffer()

const once = (query) => {
  const start = performance.now()
  let count = 0
  let spent = 0
  while (spent < LEAST) {
    window.ask(query)
    count += 1
    spent = performance.now() - start
  }
  return (spent * 1000) / count
}

// Lets the engine answer; says whether it can.
window.answer = async (blob) => {
  window.blob = new Uint8Array(await fetched(blob))
  await init()
  return Boolean(window.ask)
}

// Lets MiniSearch answer.
window.minisearch = async (documents) => {
  const { find } = tuned(JSON.parse(new TextDecoder().decode(await fetched(documents))))
  window.ask = (query) => find(query)[0] ?? 0
  return true
}

// The first result of each query, and its time in microseconds.
window.measure = (queries) => {
  const first = queries.map((query) => window.ask(query))
  const passes = Array.from({ length: PASSES }, () => queries.map(once))
  return { first, us: queries.map((_, at) => Math.min(...passes.map((pass) => pass[at]))) }
}

window.loaded = true
