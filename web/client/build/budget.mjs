// What a visit may weigh, in bytes compressed by brotli, and how many requests it may take. Over its budget the build fails.
//
// whole: everything that one visit fetches to answer and send, but for the fields that only some polls have. fields: those. ours: what we wrote of
// what must be there before the first question can be answered, shell and style included. requests: until then, the definition included; a poll that
// begins with one of the fields of some polls takes two more, for them and their words. besides:
// what a visit fetches besides, when all that is there and nobody waits, lest the network be gone when it is needed: a ballot that arrives at
// once is sent without it.
const budget = { whole: 60 * 1024, fields: 5 * 1024, ours: 20 * 1024, requests: 4, besides: 4 * 1024 };

/**
 * small says how many bytes a file has. first: fetched until the page can be answered; rest: from then to the receipt; fields: with the rest,
 * by some polls; words: by language, the files of each. besides: what is fetched then, in case it is needed. library: the view library's bytes.
 */
export function weigh(small, { first, rest, fields, besides, words, library }) {
  const sum = (names) => names.reduce((n, name) => n + small(name), 0);
  const heaviest = (list) => list.reduce((a, b) => (b.bytes > a.bytes ? b : a));
  const begun = heaviest(words.map((w) => ({ language: w.language, bytes: sum([...first, w.first]) })));
  const sent = heaviest(words.map((w) => ({ language: w.language, bytes: sum([...first, ...rest, w.first, w.sending]) })));
  const extra = heaviest(words.map((w) => ({ language: w.language, bytes: sum([...besides, w.unusual]) })));
  // Ours is what the page weighs until it can be answered, less what the view library weighs alone: what nobody would have to fetch if
  // it were not for us. (Compressed by itself, without the library's words to refer to, our code would weigh about 1.4 KB more.)
  const ours = begun.bytes - library;
  const requests = first.length + 2; // words, definition
  console.log(`until it can be answered ${begun.bytes} bytes brotli (${begun.language}) in ${requests} requests: ours ${ours} of ${budget.ours}, the view library ${library}`);
  console.log(`one visit, receipt in hand, ${sent.bytes} of ${budget.whole} bytes brotli (${sent.language}); with scales, numbers, dates, rankings or grids ${small(fields)} of ${budget.fields} more`);
  console.log(`fetched after that in case sending fails, ${extra.bytes} of ${budget.besides} bytes brotli (${extra.language})`);
  if (ours > budget.ours) throw new Error("our own code and style are over their budget");
  if (sent.bytes > budget.whole) throw new Error("the page is over its budget");
  if (small(fields) > budget.fields) throw new Error("the fields of some polls are over their budget");
  if (extra.bytes > budget.besides) throw new Error("what is fetched in case sending fails is over its budget");
  if (requests > budget.requests) throw new Error("the page takes too many requests");
}
