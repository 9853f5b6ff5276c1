/** A link with its words. */
export interface PageLink {
  /** Absolute, without fragment. */
  readonly url: string;
  readonly title: string | null;
}

export interface Attachment extends PageLink {
  readonly mediaType: string | null;
  /** Size as the publisher gives it, in bytes; null where he gives none. */
  readonly bytes: number | null;
}

/** A publication that a page leads to: an edition, perhaps. */
export interface EditionLink extends PageLink {
  /** Day of publication or of the last change, where the page says one. */
  readonly date: string | null;
}

/** What one page of a publisher says of the publication that it belongs to. */
export interface Discovery {
  /** Name of the source that read it. */
  readonly source: string;
  /** `publication`: a page of one; `list`: a list, feed or sitemap of many. */
  readonly kind: 'publication' | 'list';
  /** Of the whole publication. */
  readonly title: string | null;
  /** Address of the whole publication. */
  readonly landing: string;
  /** Its pages in order; none where the page stands for itself. */
  readonly pages: readonly PageLink[];
  /** Which of the pages this page shows; null where it shows none of them. */
  readonly self: string | null;
  /** `all`: the publisher's own list, and whole; `some`: pages may lead to further ones. */
  readonly extent: 'all' | 'some';
  readonly next: string | null;
  readonly previous: string | null;
  readonly attachments: readonly Attachment[];
  /** Other publications: newer editions, or the entries of a list. */
  readonly editions: readonly EditionLink[];
  /** Days. */
  readonly published: string | null;
  readonly updated: string | null;
  /** What the publisher says he changed, newest first. */
  readonly history: readonly { readonly date: string | null; readonly note: string }[];
  readonly withdrawn: { readonly date: string | null; readonly reason: string } | null;
}
