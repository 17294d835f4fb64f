// The peers, each set up as its own documentation recommends for documents of several fields.
// Every choice stands here, MiniSearch's in `minisearch.mjs` beside this file, and nowhere else. No peer has a Persian analyser, so each gets what it
// does have: splitting that knows all scripts where it can be asked for, beginnings of words, its own
// tolerance of mistakes, and where they help it, weights that prefer titles and tags. Of several
// sensible set-ups the one that wins most of all queries in these files stands under `tuned`; under
// `plain` stand simple set-ups, which give the totals that were first published for the public set.

import { create, insertMultiple, search } from '@orama/orama'
import FlexSearch from 'flexsearch'
import Fuse from 'fuse.js'
import lunr from 'lunr'
import uFuzzy from '@leeoniya/ufuzzy'

import { BOOST, FIELDS, flat, plain as plainMiniSearch, tuned as tunedMiniSearch } from './minisearch.mjs'

// One string a document, the title first.
const whole = (document) => Object.values(flat(document)).join('\n')

// `ignoreLocation`, for by default only the first sixty characters of a field count. Extended search
// takes the words of a query one by one; a threshold of 0.3 keeps them from matching everything.
const fuse = (options) => (documents) => {
  const index = new Fuse(documents, {
    keys: FIELDS.map((name) => ({ name, weight: BOOST[name] ?? 1 })),
    ignoreLocation: true,
    ...options,
  })
  return { find: (query) => index.search(query).map((hit) => hit.item.position) }
}

// Expressions for all scripts, words in any order; `intraMode: 1` is one mistake a word.
const UNICODE = {
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
}

const ufuzzy = (options) => (documents) => {
  const engine = new uFuzzy({ ...UNICODE, ...options })
  const haystack = documents.map(whole)
  return {
    find: (query) => {
      const [found, info, order] = engine.search(haystack, query, 5)
      const ranked = order ? order.map((at) => info.idx[at]) : (found ?? [])
      return ranked.map((at) => documents[at].position)
    },
  }
}

// The default pipeline is English (its trimmer cuts Persian letters off), so it is left out.
const lunrIndex = (documents) =>
  lunr(function () {
    this.pipeline.reset()
    this.searchPipeline.reset()
    this.ref('position')
    FIELDS.forEach((field) => this.field(field, { boost: BOOST[field] ?? 1 }))
    documents.forEach((document) => this.add({ position: document.position, ...flat(document) }))
  })

const positions = (hits) => hits.map((hit) => Number(hit.ref))

// Each word as it is, as a beginning, and with one mistake, in falling weight, as its guide shows.
const lunrTerms = (documents) => {
  const index = lunrIndex(documents)
  const terms = (query) => (asked) => {
    for (const word of lunr.tokenizer(query).map(String)) {
      asked.term(word, { boost: 100 })
      asked.term(word, { boost: 10, wildcard: lunr.Query.wildcard.TRAILING })
      asked.term(word, { editDistance: 1 })
    }
  }
  return { find: (query) => positions(index.query(terms(query))) }
}

const lunrSyntax = (documents) => {
  const index = lunrIndex(documents)
  return { find: (query) => positions(index.search(query)) }
}

// `forward` finds beginnings of words; `suggest` also gives documents that hold only some words; the
// balanced encoder forgives some spellings of Latin words and leaves other scripts alone.
const flexsearch = (encoder, suggest) => (documents) => {
  const index = new FlexSearch.Document({
    document: { id: 'position', index: FIELDS },
    tokenize: 'forward',
    encoder,
  })
  documents.forEach((document) => index.add({ position: document.position, ...flat(document) }))
  return {
    find: (query) => index.search(query, { suggest, limit: 100, merge: true }).map((hit) => hit.id),
  }
}

// Its own tokenizers drop letters that their language does not use, and none is Persian, so it is
// given one that keeps all letters; one mistake is allowed.
const WORDS = {
  language: 'english',
  normalizationCache: new Map(),
  tokenize: (text) => [...new Set(text.toLowerCase().split(/[^\p{L}\p{N}\p{M}_'-]+/u).filter(Boolean))],
}

const orama = (components, options) => (documents) => {
  const schema = Object.fromEntries(FIELDS.map((field) => [field, 'string']))
  const index = create({ schema, components })
  insertMultiple(index, documents.map((document) => ({ id: String(document.position), ...flat(document) })), documents.length)
  return {
    find: (query) => search(index, { term: query, limit: 100, ...options }).hits.map((hit) => Number(hit.id)),
  }
}

// What a page does by hand: the query as one string of the text, in the archive's order.
const substring = (documents) => {
  const haystack = documents.map((document) => [document.position, whole(document).toLowerCase()])
  return {
    find: (query) => {
      const needle = query.toLowerCase()
      return haystack.filter(([, text]) => text.includes(needle)).map(([position]) => position)
    },
  }
}

export const tuned = {
  MiniSearch: tunedMiniSearch,
  'Fuse.js': fuse({ useExtendedSearch: true, threshold: 0.3 }),
  uFuzzy: ufuzzy({ intraMode: 1 }),
  lunr: lunrTerms,
  FlexSearch: flexsearch(FlexSearch.Charset.LatinBalance, true),
  Orama: orama({ tokenizer: WORDS }, { tolerance: 1 }),
  substring,
}

export const plain = {
  MiniSearch: plainMiniSearch,
  'Fuse.js': fuse({}),
  uFuzzy: ufuzzy({}),
  lunr: lunrSyntax,
  FlexSearch: flexsearch(FlexSearch.Charset.Default, false),
  Orama: orama({}, { boost: BOOST }),
  substring,
}
