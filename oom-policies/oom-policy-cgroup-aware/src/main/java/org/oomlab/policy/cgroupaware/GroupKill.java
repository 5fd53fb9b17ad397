package org.oomlab.policy.cgroupaware;

/** Whether a chosen memcg dies as a whole. */
enum GroupKill {
  /** When its {@code memory.oom.group} says so, as the series does. */
  FLAG("flag"),
  /** Whatever its flag. */
  ALWAYS("always"),
  /** Never; only its largest process dies. */
  NEVER("never");

  private final String word;

  GroupKill(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  static GroupKill of(String word) {
    for (GroupKill value : values()) {
      if (value.word.equals(word)) {
        return value;
      }
    }
    throw new IllegalArgumentException("'" + word + "' is not flag, always or never");
  }
}
