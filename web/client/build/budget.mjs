// What a visit may weigh, in bytes compressed by brotli, and how many requests it may take. Over its budget the build fails.
//
// whole: everything that one visit fetches to answer and send. ours: what we wrote of what must be there before the first question can be
// answered, shell and style included. requests: until then, the definition included. fields: what the fields that only some polls have, their
// words and style add to both. besides: what a visit fetches besides, when all that is there and nobody waits, lest the network be gone when
// it is needed: a ballot that arrives at once is sent without it.
const budget = { whole: 60 * 1024, fields: 5.5 * 1024, ours: 20 * 1024, requests: 4, besides: 4 * 1024 };

/**
 * small says how many bytes a file has. first: fetched until the page can be answered; rest: from then to the receipt; besides: what is fetched
 * then, in case it is needed. words: by language, the files of each: the first, or those of the fields of some polls instead; sending, with the
 * rest; unusual, besides. library: the view library's bytes.
 */
export function weigh(small, { first, rest, besides, words, library }) {
  const heaviest = (files) => words.map((w) => ({ language: w.language, bytes: files(w).reduce((n, name) => n + small(name), 0) })).reduce((a, b) => (b.bytes > a.bytes ? b : a));
  const begun = heaviest((w) => [...first, w.first]);
  const sent = heaviest((w) => [...first, ...rest, w.first, w.sending]);
  const fielded = { begun: heaviest((w) => [...first, w.fields]), sent: heaviest((w) => [...first, ...rest, w.fields, w.sending]) };
  const extra = heaviest((w) => [...besides, w.unusual]);
  // Ours is what the page weighs until it can be answered, less what the view library weighs alone: what nobody would have to fetch if
  // it were not for us. (Compressed by itself, without the library's words to refer to, our code would weigh about 1.4 KB more.)
  const ours = begun.bytes - library;
  const requests = first.length + 2; // a file of words, with or without fields, and the definition
  console.log(`until it can be answered ${begun.bytes} bytes brotli (${begun.language}) in ${requests} requests: ours ${ours} of ${budget.ours}, the view library ${library}`);
  console.log(`one visit, receipt in hand, ${sent.bytes} of ${budget.whole} bytes brotli (${sent.language})`);
  console.log(`with scales, numbers, dates, rankings or grids ${fielded.begun.bytes} (${fielded.begun.language}) in as many requests, and ${fielded.sent.bytes} (${fielded.sent.language})`);
  console.log(`fetched after that in case sending fails, ${extra.bytes} of ${budget.besides} bytes brotli (${extra.language})`);
  if (ours > budget.ours) throw new Error("our own code and style are over their budget");
  if (sent.bytes > budget.whole) throw new Error("the page is over its budget");
  if (fielded.sent.bytes - sent.bytes > budget.fields || fielded.begun.bytes - begun.bytes > budget.fields) throw new Error("the fields of some polls are over their budget");
  if (extra.bytes > budget.besides) throw new Error("what is fetched in case sending fails is over its budget");
  if (requests > budget.requests) throw new Error("the page takes too many requests");
}
