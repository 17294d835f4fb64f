// MiniSearch, set up as `engines.mjs` says. In a file of its own, for a browser reads it too.

import MiniSearch from 'minisearch'

export const FIELDS = ['title', 'tags', 'text', 'preview', 'addresses']
export const BOOST = { title: 3, tags: 2 }

// One string a field: lists become lines.
export const flat = (document) =>
  Object.fromEntries(FIELDS.map((field) => [field, [document[field]].flat().join('\n')]))

// Beginnings of words, and one mistake in five letters. Any word may match, its default; with
// `AND` all must.
const minisearch = (options) => (documents) => {
  const index = new MiniSearch({
    fields: FIELDS,
    idField: 'position',
    searchOptions: { prefix: true, fuzzy: 0.2, boost: BOOST, ...options },
  })
  index.addAll(documents.map((document) => ({ position: document.position, ...flat(document) })))
  return {
    find: (query) => index.search(query).map((hit) => hit.id),
    stored: () => JSON.stringify(index),
  }
}

export const tuned = minisearch({})
export const plain = minisearch({ combineWith: 'AND' })
