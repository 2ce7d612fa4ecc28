// What can TypeScript know about the element? Its options, its methods and its events.

/** A question's answer: `na` is for controls alone. */
export type State = "none" | "planned" | "partial" | "done" | "proven" | "na" | "unsure";

/** One question's answer. Texts are kept character by character: note and reason up to 2,000 UTF-16 units, owner up to 200. */
export interface Answer {
  state?: State;
  note?: string;
  owner?: string;
  /** A day as `YYYY-MM-DD`. */
  due?: string;
  /** Why the control is not applicable. */
  reason?: string;
  /** Where the proof lies, up to 2,000 UTF-16 units. */
  evidence?: string;
  /** Why the control is included: what a Statement of Applicability justifies. */
  because?: Array<"risk" | "law" | "contract" | "practice" | (string & {})>;
  /** The answer was given in the quick check. */
  from?: "quick";
  /** Answers given elsewhere without knowing of this one, which wait to be chosen from. */
  others?: Array<Record<string, unknown>>;
}

/** Who is asking. Every fact may be missing. */
export interface Profile {
  target?: "42001" | "27001" | "both";
  has27001?: "certified" | "running" | "no";
  people?: "up-to-50" | "51-250" | "251-1000" | "over-1000";
  systems?: "1-2" | "3-10" | "11-30" | "over-30";
  sites?: "1" | "2-5" | "over-5";
  role?: "user" | "provider" | "developer";
  capacity?: "half-a-person-or-more" | "less" | "none-named";
  /** The day on which the work begins, as `YYYY-MM-DD`. */
  start?: string;
  /** What the organization is called on its documents, up to 200 UTF-16 units. No link carries it. */
  organization?: string;
}

/** What an adviser says, by question: a comment of up to 2,000 UTF-16 units and a proposed answer, beside what was answered then. */
export interface Advice {
  by?: string;
  /** A day as `YYYY-MM-DD`. */
  on?: string;
  items?: Record<string, { was?: State; state?: State; comment?: string; dealt?: "taken" | "left"; [more: string]: unknown }>;
  [more: string]: unknown;
}

/** The document that a visitor keeps, saves and hands over. Unknown fields survive. */
export interface ReadinessDocument {
  format: "readiness-check";
  version: 1;
  editions: Record<string, string>;
  profile: Profile;
  answers: Record<string, Answer>;
  /** What an adviser said; it changes no answer. */
  advice?: Advice;
  [more: string]: unknown;
}

/** What `importState` takes: a document, or its short form with states alone. */
export interface ImportableDocument {
  format?: "readiness-check";
  version?: number;
  profile?: Profile;
  answers?: Record<string, Answer | State>;
  [more: string]: unknown;
}

/** How many questions there are, how many are known, and how ready these are at least and at most (0 to 1). */
export interface Range {
  total: number;
  known: number;
  low: number;
  high: number;
}

export interface StandardSummary extends Range {
  clauses: Range;
  annex: Range;
}

/** Months, in all and left, from the lowest to the highest estimate. */
export interface Months {
  low: number;
  high: number;
  leftLow: number;
  leftHigh: number;
}

/** The figures. `total` counts the questions that are asked, `answered` those with any state. */
export interface Summary {
  version: number;
  total: number;
  answered: number;
  /** answered / total, 0 to 1. */
  coverage: number;
  standards: Record<string, StandardSummary>;
  headStart: { reached: number; possible: number; of: number } | null;
  timeline: (Months & { path: string; phases: (Months & { phase: string })[] }) | null;
}

/** Something that was not taken as it was. */
export interface Notice {
  code: string;
  text: string;
}

/** The files that `download` makes. */
export type FileKind =
  | "state.json"
  | `${"soa-27001" | "soa-42001" | "soa-combined" | "gaps" | "actions" | "documents"}.${"xlsx" | "csv"}`
  | "plan.ics"
  | "report.md"
  | `ciso-assistant-${"27001" | "42001"}.xlsx`;

export type Screen = "quick" | "full" | "all" | "results";

/** The options: attributes of the element and keys of `config` have the same names. */
export interface ReadinessConfig {
  lang?: string;
  theme?: "auto" | "light" | "dark";
  mode?: "inline" | "dialog";
  load?: "seen" | "click" | "now";
  start?: Screen;
  standards?: string;
  has27001?: "certified" | "running" | "no";
  "ai-role"?: "user" | "provider" | "developer";
  people?: Profile["people"];
  systems?: Profile["systems"];
  sites?: Profile["sites"];
  capacity?: Profile["capacity"];
  storage?: "local" | "session" | "none";
  "storage-key"?: string;
  "heading-level"?: string | number;
  "brand-name"?: string;
  "brand-logo"?: string;
  accent?: string;
  "cta-label"?: string;
  "cta-href"?: string;
}

/** What the events carry. None but `share` carries an answer, a note, a level or a month. */
export interface ReadinessEventDetails {
  /** The last file of the first visit is in, or has failed; the first question takes answers before that. */
  "readiness:ready": { version: string; restored: boolean; storage: "local" | "session" | "memory" };
  /** At each tenth, not at each answer. */
  "readiness:progress": { answered: number; total: number; mode: string };
  /** When the results are shown. `coverage` in tenths. */
  "readiness:result": { path: string | null; coverage: number };
  "readiness:deepened": { carried: number };
  "readiness:storage": { state: "saved" | "blocked" | "full" | "conflict" | "newer" };
  /** Cancelable, so that the page can open its own form instead of the address. */
  "readiness:cta": { href: string };
  /** What the visitor agreed to hand over, after seeing exactly this. */
  "readiness:share": ReadinessDocument;
  "readiness:export": { kind: string };
  "readiness:error": { code: string; message: string };
}

/** An event of the element: it bubbles, is composed, and its detail is frozen. */
export type ReadinessEvent<Type extends keyof ReadinessEventDetails> = CustomEvent<Readonly<ReadinessEventDetails[Type]>>;

/** The element. Its methods exist from the definition on, and settle when their work is done. */
export interface ReadinessCheckElement extends HTMLElement {
  config: ReadinessConfig;
  /** The answers and the profile as a document. */
  exportState(): Promise<ReadinessDocument>;
  /** Takes a document over. With `merge`, a question that it names takes that answer whole and all others stay. */
  importState(document: ImportableDocument, options?: { merge?: boolean }): Promise<{ applied: number; notices: Notice[] }>;
  getSummary(): Promise<Summary>;
  /** Opens the question with that id, such as `27001:A.5.1`; rejects with a RangeError where there is none. */
  goTo(itemId: string): Promise<void>;
  start(screen: Screen): Promise<void>;
  setLanguage(tag: string): Promise<void>;
  /** Shows the dialog of `mode="dialog"`; loads an inline element at once. */
  open(): Promise<void>;
  close(): Promise<void>;
  /** Erases everything, after asking the visitor unless `confirm` is false. Gives whether it was erased. */
  reset(options?: { confirm?: boolean }): Promise<boolean>;
  /** Hands a file to the visitor's browser; rejects with a RangeError for a kind that there is not. */
  download(kind: FileKind): Promise<void>;
  /** The address of this page with the states and the profile packed into its fragment; no note, owner, date or reason. */
  shareUrl(): Promise<string>;
  /** Prints the report alone, also in the middle of a page. */
  print(kind: "board" | "full"): Promise<void>;
  addEventListener<Type extends keyof ReadinessEventDetails>(
    type: Type, listener: (this: ReadinessCheckElement, event: ReadinessEvent<Type>) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener<Type extends keyof HTMLElementEventMap>(
    type: Type, listener: (this: ReadinessCheckElement, event: HTMLElementEventMap[Type]) => void, options?: boolean | AddEventListenerOptions): void;
}

/** Lets `ready` of a stand-alone page wait for something that still loads. */
export function hold(promise: Promise<unknown>): void;

declare global {
  interface HTMLElementTagNameMap {
    "readiness-check": ReadinessCheckElement;
  }
  interface GlobalEventHandlersEventMap extends ReadinessEventMap {}
}

export type ReadinessEventMap = { [Type in keyof ReadinessEventDetails]: ReadinessEvent<Type> };
