package org.oomlab.testkit.property;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.api.memory.MemcgState;
import org.oomlab.api.memory.MemcgTree;
import org.oomlab.testkit.Memcgs;

/** Memcg trees: none, flat and wide, one deep chain, and everything between; in walk order. */
final class MemcgArbitraries {
  private static final int MOST = 12;

  private MemcgArbitraries() {}

  /**
   * A memcg before it has a place.
   *
   * @param name its own name
   * @param parent chooses one of the memcgs made before it, or the root
   */
  private record Seed(String name, int parent, long pages, boolean group) {}

  static Arbitrary<MemcgTree> trees() {
    Arbitrary<Seed> seeds =
        Combinators.combine(
                NameArbitraries.memcgs(),
                Arbitraries.integers().between(0, MOST),
                TaskArbitraries.pages(),
                Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true)))
            .as(Seed::new);
    Arbitrary<CgroupVersion> versions =
        Arbitraries.frequency(Tuple.of(4, CgroupVersion.V2), Tuple.of(1, CgroupVersion.V1));
    Arbitrary<Integer> shapes = Arbitraries.integers().between(0, 2);
    return Combinators.combine(seeds.list().ofMaxSize(MOST), versions, shapes)
        .as(MemcgArbitraries::tree);
  }

  private static MemcgTree tree(List<Seed> seeds, CgroupVersion version, int shape) {
    List<MemcgPath> paths = new ArrayList<>(List.of(MemcgPath.ROOT));
    Map<MemcgPath, MemcgState> made = new LinkedHashMap<>();
    for (Seed seed : seeds) {
      int parent =
          switch (shape) {
            case 0 -> seed.parent % paths.size();
            case 1 -> 0;
            default -> paths.size() - 1;
          };
      MemcgPath path = child(paths.get(parent), seed.name, made);
      paths.add(path);
      made.put(
          path,
          Memcgs.memcg(path.value())
              .anonPages(seed.pages)
              .usagePages(seed.pages)
              .oomGroup(seed.group && version == CgroupVersion.V2)
              .build());
    }
    List<MemcgState> ordered = new ArrayList<>();
    addChildren(MemcgPath.ROOT, made, ordered);
    return new MemcgTree(version, ordered);
  }

  private static MemcgPath child(MemcgPath parent, String name, Map<MemcgPath, MemcgState> made) {
    String prefix = parent.equals(MemcgPath.ROOT) ? "/" : parent.value() + "/";
    MemcgPath path = new MemcgPath(prefix + name);
    for (int n = 2; made.containsKey(path); n++) {
      path = new MemcgPath(prefix + name + n);
    }
    return path;
  }

  private static void addChildren(
      MemcgPath parent, Map<MemcgPath, MemcgState> made, List<MemcgState> ordered) {
    made.forEach(
        (path, state) -> {
          if (path.parent().equals(parent)) {
            ordered.add(state);
            addChildren(path, made, ordered);
          }
        });
  }
}
