package org.oomlab.api.memory;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Where the memory of a machine or a memcg was, as far as the source tells: kinds overlap (mapped
 * pages are also file pages), so they do not add up to a total.
 *
 * @param pagesByKind pages of each kind told; a kind that is absent was not told, which is not zero
 */
public record MemoryUse(Map<MemoryKind, Long> pagesByKind) {
  /** Nothing is known. */
  public static final MemoryUse UNKNOWN = new MemoryUse(Map.of());

  public MemoryUse {
    EnumMap<MemoryKind, Long> copy = new EnumMap<>(MemoryKind.class);
    copy.putAll(pagesByKind);
    copy.forEach(
        (kind, pages) -> {
          if (pages < 0) {
            throw new IllegalArgumentException(kind.kernelName() + " " + pages + " is negative");
          }
        });
    pagesByKind = Collections.unmodifiableMap(copy);
  }

  /** Returns the pages of one kind, empty where the source does not tell. */
  public OptionalLong pages(MemoryKind kind) {
    Long pages = pagesByKind.get(kind);
    return pages == null ? OptionalLong.empty() : OptionalLong.of(pages);
  }
}
