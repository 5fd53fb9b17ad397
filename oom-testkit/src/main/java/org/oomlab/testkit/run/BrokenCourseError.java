package org.oomlab.testkit.run;

import org.oomlab.testkit.Violation;

/** A policy broke something in a course of events. */
public final class BrokenCourseError extends AssertionError {
  private static final long serialVersionUID = 1;

  private final transient Violation violation;
  private final String course;

  /**
   * Creates one.
   *
   * @param violation what it broke and how
   * @param why why that matters, one sentence
   * @param course what it broke it on, lines each ended by a line feed
   */
  public BrokenCourseError(Violation violation, String why, String course) {
    super(violation + "\n" + why + "\n" + course);
    this.violation = violation;
    this.course = course;
  }

  /** Returns what was broken and how. */
  public Violation violation() {
    return violation;
  }

  /** Returns what it was broken on. */
  public String course() {
    return course;
  }
}
