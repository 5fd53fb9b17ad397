package org.oomlab.testkit.writer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * One {@code name:value} of a line about memory.
 *
 * @param name what it counts
 * @param gap what stands between colon and value
 * @param unit what follows the value
 */
record Item(String name, String gap, String unit) {

  /** Returns items in kilobytes, from names separated by a space. */
  static List<Item> kilobytes(String names) {
    return of(names, "", "kB");
  }

  /** Returns items without a unit, from names separated by a space. */
  static List<Item> counts(String names) {
    return of(names, "", "");
  }

  /** Returns items from names separated by a space. */
  static List<Item> of(String names, String gap, String unit) {
    return Arrays.stream(names.split(" ", -1)).map(name -> new Item(name, gap, unit)).toList();
  }

  /** Returns the lists as one. */
  @SafeVarargs
  static List<Item> join(List<Item>... lists) {
    List<Item> all = new ArrayList<>();
    for (List<Item> list : lists) {
      all.addAll(list);
    }
    return List.copyOf(all);
  }

  /** Returns the items with their values, one space between. */
  static String print(List<Item> items, ToLongFunction<String> value) {
    return items.stream()
        .map(item -> item.name + ":" + item.gap + value.applyAsLong(item.name) + item.unit)
        .collect(Collectors.joining(" "));
  }
}
