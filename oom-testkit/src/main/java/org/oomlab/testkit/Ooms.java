package org.oomlab.testkit;

import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.select.OomConstraint;
import org.oomlab.api.select.OomControl;
import org.oomlab.api.task.TaskId;

/**
 * Builds an {@link OomControl}: the whole machine is short, order 0, against 16 GiB. Immutable:
 * each call returns another builder.
 */
public final class Ooms {
  private OomConstraint constraint = OomConstraint.NONE;
  private MemcgPath domain = MemcgPath.ROOT;
  private long gfpMask = 0xcc0;
  private int order;
  private long totalPages = 4_194_304;
  private TaskId current = TaskId.NOBODY;

  private Ooms() {}

  /** Starts with an unconstrained OOM. */
  public static Ooms oom() {
    return new Ooms();
  }

  /** Starts with a copy of an OOM. */
  public static Ooms like(OomControl original) {
    Ooms copy = new Ooms();
    copy.constraint = original.constraint();
    copy.domain = original.domain();
    copy.gfpMask = original.gfpMask();
    copy.order = original.order();
    copy.totalPages = original.totalPages();
    copy.current = original.current();
    return copy;
  }

  /** Sets the allocation flags. */
  public Ooms gfpMask(long value) {
    Ooms copy = like(build());
    copy.gfpMask = value;
    return copy;
  }

  /** Sets the allocation order. */
  public Ooms order(int value) {
    Ooms copy = like(build());
    copy.order = value;
    return copy;
  }

  /** Sets the total. */
  public Ooms totalPages(long value) {
    Ooms copy = like(build());
    copy.totalPages = value;
    return copy;
  }

  /** Sets the process that asked. */
  public Ooms current(TaskId value) {
    Ooms copy = like(build());
    copy.current = value;
    return copy;
  }

  /** Confines it to the nodes of a cpuset or of a memory policy, or to nothing. */
  public Ooms constraint(OomConstraint value) {
    Ooms copy = like(build());
    copy.constraint = value;
    copy.domain = value == OomConstraint.MEMCG ? MemcgPath.UNKNOWN : MemcgPath.ROOT;
    return copy;
  }

  /** Confines it to a memcg. */
  public Ooms memcg(String path) {
    Ooms copy = like(build());
    copy.constraint = OomConstraint.MEMCG;
    copy.domain = new MemcgPath(path);
    return copy;
  }

  /** Makes SysRq-f ask for it. */
  public Ooms sysrq() {
    return order(OomControl.ORDER_SYSRQ);
  }

  /** Returns the record; its own checks hold. */
  public OomControl build() {
    return new OomControl(constraint, domain, gfpMask, order, totalPages, current);
  }
}
