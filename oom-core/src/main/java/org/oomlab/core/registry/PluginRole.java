package org.oomlab.core.registry;

/** What a plugin is for. */
public enum PluginRole {
  /** It decides who dies. */
  POLICY("policy"),
  /** It decides when to act and on whom. */
  DAEMON("daemon");

  private final String word;

  PluginRole(String word) {
    this.word = word;
  }

  /** Returns the word for it, for a person. */
  public String word() {
    return word;
  }
}
