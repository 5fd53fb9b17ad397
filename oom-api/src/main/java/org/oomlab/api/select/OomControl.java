package org.oomlab.api.select;

import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.task.TaskId;

/**
 * The circumstances of one OOM, after {@code struct oom_control} (include/linux/oom.h).
 *
 * @param constraint what it is confined to
 * @param domain the memcg whose limit was hit, {@link MemcgPath#ROOT} unless {@code constraint} is
 *     {@code MEMCG}; there it may be {@link MemcgPath#UNKNOWN} when the source does not name it
 * @param gfpMask allocation flags, as the release numbers them
 * @param order allocation order; {@link #ORDER_SYSRQ} for an OOM that SysRq-f asked for
 * @param totalPages what {@code oom_score_adj} is a share of ({@code constrained_alloc()}): at
 *     least 1
 * @param current the process whose allocation failed, {@link TaskId#NOBODY} where unknown
 */
public record OomControl(
    OomConstraint constraint,
    MemcgPath domain,
    long gfpMask,
    int order,
    long totalPages,
    TaskId current) {
  /** The order that stands for SysRq-f ({@code is_sysrq_oom()}, mm/oom_kill.c). */
  public static final int ORDER_SYSRQ = -1;

  public OomControl {
    if (order < ORDER_SYSRQ || order > 63) {
      throw new IllegalArgumentException("order " + order + " is not within -1..63");
    }
    if (totalPages < 1) {
      throw new IllegalArgumentException("totalPages " + totalPages + " is not above 0");
    }
    if (constraint != OomConstraint.MEMCG && !domain.equals(MemcgPath.ROOT)) {
      throw new IllegalArgumentException(
          "only a memcg OOM has a domain, not " + constraint + ": " + domain);
    }
  }

  /** Returns whether SysRq-f asked for this OOM. */
  public boolean isSysrq() {
    return order == ORDER_SYSRQ;
  }

  /** Returns whether a memcg's limit was hit. */
  public boolean isMemcg() {
    return constraint == OomConstraint.MEMCG;
  }

  /** Returns the same circumstances with another total. */
  public OomControl withTotalPages(long pages) {
    return new OomControl(constraint, domain, gfpMask, order, pages, current);
  }
}
