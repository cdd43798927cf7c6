/** The booth’s own words, in Arabic: modern standard, requests in the impersonal form. */

import type { Words } from "../index.ts";
import { speech } from "../speech.ts";

const { count, figure } = speech("ar");

export const words: Words["first"] = {
  loading: "جارٍ فتح حجرة الاقتراع…",
  retrying: "الخادم لا يجيب بعد. محاولة جديدة…",
  loadingText: "جارٍ جلب الأسئلة والتحقق من أنها هي التي يعيّنها رابطك.",
  skip: "الانتقال إلى المحتوى",
  language: "اللغة",
  inThisLanguage: "هذه الصفحة الآن باللغة العربية.",
  questionsIn: (name) => `لغة الأسئلة: ${name}`,
  colon: ": ",
  tryAgain: "إعادة المحاولة",

  trust:
    "هذه الصفحة أتت من الخادم، وقد يستطيع من يديره تغييرها. إذا كنت تخشى ذلك، يمكنك استعمال حجرة الاقتراع في ملف (isoloir client) أو الأمر isoloir answer؛ أما isoloir verify فيقارن هذه الصفحة بالمنشورة.",

  badLinkTitle: "هذا الرابط غير كامل",
  badLinkText: "ينتهي رابط الاستطلاع بـ52 حرفًا ورقمًا. يُرجى نسخ الرابط كاملًا أو مسح الرمز من جديد.",
  unreachableTitle: "لم تصل الأسئلة",
  unreachableText: "تعذّر الاتصال بالخادم. لم يضِع شيء: يُرجى التحقق من اتصالك ثم إعادة المحاولة.",
  upcomingTitle: "لم يُفتح هذا الاستطلاع بعد",
  upcomingText: (when) => `يُفتح ${when}.`,
  closedTitle: "أُغلق هذا الاستطلاع",
  closedText: (when) => `أُغلق في موعد أقصاه ${when}. لم يعد إرسال الإجابات ممكنًا.`,
  results: "النتائج",
  partTitle: "هناك جزء لم يصل",
  partText: "إجاباتك ما زالت في هذه الصفحة: يُرجى التحقق من اتصالك ثم إعادة المحاولة.",
  reason: (code) => `السبب: ${code}`,

  before: "قبل البدء",
  who: "من يسأل",
  why: "الغرض",
  legalBasis: "الأساس القانوني",
  keyHolders: "من يستطيع فتح الإجابات",
  keptUntil: "مدة حفظ الإجابات",
  keptUntilAtMost: (date) => `حتى ${date} على أبعد تقدير، ثم تُحذف`,
  quoteTerm: "هل يجوز اقتباس ما تكتبه؟",
  quoteNever: "لا، أبدًا.",
  quoteAsk: "فقط إذا سمحت بذلك بوضع علامة في خانة.",
  quoteAllowed: "نعم. يُرجى عدم كتابة ما يدل عليك.",
  contact: "جهة الاتصال",
  opens: "موعد الفتح",
  closes: "موعد الإغلاق",
  openedWith: "لا تُفتح الإجابات إلا ابتداءً من",
  ballotsOrMore: (n) => count(n, { zero: "# ورقة", one: "ورقة واحدة", two: "ورقتين", few: "# ورقات", many: "# ورقة", other: "# ورقة" }),
  ballotsAtMost: (most) => `، ويُقبل منها ${figure(most)} على الأكثر`, // goes behind it
  smallGroup: "في مجموعة صغيرة يسهل تخمين الإجابات: يُرجى عدم كتابة ما لا يمكن أن يكتبه سواك.",
  sealedTitle: "خلف الستار",
  sealed: [
    "تُختم إجاباتك على هذا الجهاز. الخادم الذي يجمعها لا يستطيع فتحها.",
    "لا اسم ولا حساب ولا ملفات تعريف ارتباط. لا يبقى شيء على هذا الجهاز.",
    "لجميع الأوراق الحجم نفسه، فلا يدل حجمها على ما أُجيب به.",
  ],
  reading: "للقراءة أولًا",
  extent: (questions, pages) =>
    `${count(questions, { zero: "# سؤال", one: "سؤال واحد", two: "سؤالان", few: "# أسئلة", many: "# سؤالًا", other: "# سؤال" })} في ${count(pages, { zero: "# صفحة", one: "صفحة واحدة", two: "صفحتين", few: "# صفحات", many: "# صفحة", other: "# صفحة" })}. يمكنك ترك كل ما لا يحمل علامة «إلزامي».`,
  start: "الدخول إلى حجرة الاقتراع",
  haveReceipt: "لديّ إيصال أو ورقة مختومة",
  clearAll: "مسح كل شيء",
  cleared: "مُسح كل شيء.",

  page: (n) => `الصفحة ${n}`,
  pageOf: (n, of) => `الصفحة ${n} من ${of}`,
  required: "إلزامي",
  next: "متابعة",
  back: "رجوع",
  toCheck: "مراجعة إجاباتك",
  undo: "التراجع عن اختياري",
  clear: "مسح هذه الإجابة",
  pickExactly: (n) => `عدد الاختيارات المطلوب: ${n}.`,
  pickAtMost: (n) => `عدد الاختيارات: ${n} على الأكثر.`,
  pickAtLeast: (n) => `عدد الاختيارات: ${n} على الأقل.`,
  pickBetween: (min, max) => `عدد الاختيارات: من ${min} إلى ${max}.`,
  picked: (n) => count(n, { zero: "لم يُختر شيء", one: "اختيار واحد", two: "اختياران", few: "# اختيارات", many: "# اختيارًا", other: "# اختيار" }),
  other: "غير ذلك",
  otherText: "يُرجى التحديد",
  left: (n) => count(n, { zero: "لم يبقَ أي حرف", one: "بقي حرف واحد", two: "بقي حرفان", few: "بقيت # أحرف", many: "بقي # حرفًا", other: "بقي # حرف" }),
  over: (n) => count(n, { zero: "لا زيادة", one: "حرف واحد زائد", two: "حرفان زائدان", few: "# أحرف زائدة", many: "# حرفًا زائدًا", other: "# حرف زائد" }),
  between: (min, max) => `من ${min} إلى ${max}.`,
  quoteBox: "يجوز اقتباس ما كتبتُه، من دون ذكر اسم.",
  shown: "ظهر سؤال جديد في الأسفل.",
  error: "خطأ",
};
