package org.oomlab.core.spare;

/**
 * What a change brings besides.
 *
 * @param kind which kind
 * @param sentence the same for a person, without a full stop
 */
public record SideEffect(Kind kind, String sentence) {
  /** What can come besides. */
  public enum Kind {
    /** The process can never be killed, whatever it leaks. */
    EXEMPT_FOR_EVER,
    /** Behind the one that dies instead it is the process's own turn. */
    NEXT_IN_LINE,
    /** Behind the one that dies instead nobody can be killed. */
    NOBODY_LEFT,
    /** The one that dies instead is the only child of init. */
    ONLY_CHILD_OF_INIT,
    /** The host or its containers depend on the one that dies instead. */
    CRITICAL,
    /** Several processes die instead. */
    LARGER_GROUP,
    /** What dies instead frees less. */
    FREES_LESS,
    /** The one that dies instead may be a child in vfork, which the kernel passes over. */
    PERHAPS_IN_VFORK,
    /** Limits further up are not in the report. */
    ANCESTORS_NOT_SHOWN,
    /** The request was larger than a page and may have needed less than told. */
    AT_MOST
  }
}
