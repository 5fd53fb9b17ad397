package org.oomlab.api.select;

/**
 * Why a verdict is what it is, as data.
 *
 * @param rule the rule that decided, in the policy's own words, for example {@code highest-badness}
 * @param sentence the same for a person: one sentence without a full stop
 */
public record Reason(String rule, String sentence) {
  public Reason {
    if (rule.isEmpty() || sentence.isEmpty()) {
      throw new IllegalArgumentException("a reason needs a rule and a sentence");
    }
  }
}
