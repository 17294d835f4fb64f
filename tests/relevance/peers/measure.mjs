// Sizes and times of one peer.

import { brotliCompressSync, constants } from 'node:zlib'

const compressed = (text) =>
  brotliCompressSync(Buffer.from(text), {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    },
  }).length

const texts = (document) => [document.title, ...document.tags, document.text, document.preview, ...document.addresses]

const milliseconds = (work) => {
  const start = performance.now()
  const result = work()
  return [performance.now() - start, result]
}

// What lives on the heap once all else is cleared; Node is started with `--expose-gc` for it.
const heap = () => {
  globalThis.gc()
  return process.memoryUsage().heapUsed
}

// `timed` are asked one after the other, in several passes, of which the quickest counts for each; in microseconds.
const times = (engine, { timed, passes }) => {
  const us = timed.map(() => Infinity)
  for (let pass = 0; pass < passes; pass++) {
    timed.forEach((query, at) => {
      us[at] = Math.min(us[at], milliseconds(() => engine.find(query))[0] * 1000)
    })
  }
  return us
}

export const measure = (make, asked) => {
  const before = heap()
  const [build_ms, engine] = milliseconds(() => make(asked.documents))
  const heap_bytes = Math.max(0, heap() - before)
  const index = engine.stored()
  const text = asked.documents.flatMap(texts).join('\n')
  return {
    build_ms,
    heap_bytes,
    index_bytes: Buffer.byteLength(index),
    index_brotli_bytes: compressed(index),
    with_text_brotli_bytes: compressed(`${text}\n${index}`),
    query_us: times(engine, asked),
  }
}
