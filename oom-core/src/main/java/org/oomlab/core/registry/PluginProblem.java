package org.oomlab.core.registry;

/**
 * Why a policy or a whole plugin jar is not available. The others are.
 *
 * @param kind what went wrong
 * @param plugin the policy's name or else its provider class, empty where neither is known
 * @param module the module's name, or the path of the jar
 * @param detail what happened, for a person: a sentence without a full stop
 */
public record PluginProblem(Kind kind, String plugin, String module, String detail) {
  /** What can be wrong with a plugin. */
  public enum Kind {
    /** The file is missing, unreadable or not a jar. */
    NOT_A_JAR,
    /** The jar names no policy. */
    NO_PROVIDER,
    /** A class that the jar names or needs is not there or not a provider. */
    MISSING_CLASS,
    /** It was made for another version of the contract, or of Java. */
    WRONG_VERSION,
    /** A class in the jar would end the whole program. */
    ENDS_PROGRAM,
    /** Its constructor, static initialiser or description threw. */
    THREW,
    /** Its constructor, static initialiser or description did not return. */
    TOO_SLOW,
    /** Its description is missing or breaks the rules. */
    BAD_DESCRIPTOR,
    /** Its name is taken. */
    DUPLICATE_NAME
  }

  /** Returns the problem on one line, naming plugin and jar. */
  public String sentence() {
    return (plugin.isEmpty() ? "plugin " + module : "plugin " + plugin + " in " + module)
        + ": "
        + detail;
  }
}
