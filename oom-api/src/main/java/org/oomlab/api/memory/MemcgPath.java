package org.oomlab.api.memory;

/**
 * Path of a memory cgroup from the root of its hierarchy, as reports and {@code /proc/PID/cgroup}
 * print it. What is outside of the reader's cgroup namespace begins with {@code /..}.
 *
 * @param value an absolute path such as {@code /system.slice/db.service}, or empty for {@link
 *     #UNKNOWN}
 */
public record MemcgPath(String value) implements Comparable<MemcgPath> {
  /** The root of the hierarchy; a global OOM's domain. */
  public static final MemcgPath ROOT = new MemcgPath("/");

  /** A memcg that the source does not name. It is within no path but {@link #ROOT}. */
  public static final MemcgPath UNKNOWN = new MemcgPath("");

  public MemcgPath {
    if (!value.isEmpty() && value.charAt(0) != '/') {
      throw new IllegalArgumentException("memcg path '" + value + "' does not start with '/'");
    }
    if (value.length() > 1 && value.endsWith("/")) {
      throw new IllegalArgumentException("memcg path '" + value + "' ends with '/'");
    }
  }

  /** Returns whether the source names the memcg. */
  public boolean isKnown() {
    return !value.isEmpty();
  }

  /** Returns whether this is {@code ancestor} or lies below it. */
  public boolean isWithin(MemcgPath ancestor) {
    if (ancestor.equals(ROOT)) {
      return true;
    }
    return isKnown()
        && ancestor.isKnown()
        && value.startsWith(ancestor.value)
        && (value.length() == ancestor.value.length()
            || value.charAt(ancestor.value.length()) == '/');
  }

  /** Returns the parent; the root's parent is the root, of the unknown the unknown. */
  public MemcgPath parent() {
    if (!isKnown()) {
      return UNKNOWN;
    }
    int slash = value.lastIndexOf('/');
    return slash <= 0 ? ROOT : new MemcgPath(value.substring(0, slash));
  }

  /** Returns the last component; "/" for the root, empty for the unknown. */
  public String name() {
    return equals(ROOT) ? value : value.substring(value.lastIndexOf('/') + 1);
  }

  @Override
  public int compareTo(MemcgPath other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
