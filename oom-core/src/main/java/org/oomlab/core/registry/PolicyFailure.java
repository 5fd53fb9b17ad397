package org.oomlab.core.registry;

/**
 * What a policy or a daemon did instead of giving a usable answer.
 *
 * @param kind what went wrong
 * @param role what it is for
 * @param policy its name
 * @param module the module's name, or the path of the plugin jar
 * @param detail what happened, for a person: a phrase that continues "policy NAME"
 */
public record PolicyFailure(
    Kind kind, PluginRole role, String policy, String module, String detail) {
  /** What can go wrong in a selection. */
  public enum Kind {
    /** It threw an exception or an error. */
    THREW,
    /** Its recursion had no end. */
    STACK_OVERFLOW,
    /** Memory ran out while it ran. */
    OUT_OF_MEMORY,
    /** It did not return within its time budget. */
    TOO_SLOW,
    /** It named a victim that is not there or exempt, or nothing at all. */
    BAD_VERDICT
  }

  /** Returns the failure on one line, naming policy and module. */
  public String sentence() {
    return role.word() + " " + policy + " (" + module + ") " + detail;
  }
}
