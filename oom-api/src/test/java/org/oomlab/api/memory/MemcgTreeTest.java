package org.oomlab.api.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MemcgTreeTest {

  /** Vector T33: /A (group) / B / C (group), the victim in C. */
  @Nested
  class OomGroup {
    private final MemcgTree tree =
        new MemcgTree(
            CgroupVersion.V2,
            List.of(memcg("/A", true), memcg("/A/B", false), memcg("/A/B/C", true)));
    private final MemcgPath victim = new MemcgPath("/A/B/C");

    @Test
    void oomGroup_domainBelowTheUpperFlag_isTheLowerOne() {
      assertThat(group(victim, "/A/B/C")).isEqualTo("/A/B/C");
      assertThat(group(victim, "/A/B")).isEqualTo("/A/B/C");
    }

    @Test
    void oomGroup_domainAtOrAboveTheUpperFlag_isTheUpperOne() {
      assertThat(group(victim, "/A")).isEqualTo("/A");
      assertThat(group(victim, "/")).isEqualTo("/A");
    }

    @Test
    void oomGroup_victimBetweenTheFlags_isTheUpperOne() {
      assertThat(group(new MemcgPath("/A/B"), "/")).isEqualTo("/A");
      assertThat(group(new MemcgPath("/A/B"), "/A/B")).isEqualTo("none");
    }

    @Test
    void oomGroup_victimOutsideTheDomainOrInTheRoot_isNone() {
      assertThat(group(victim, "/X")).isEqualTo("none");
      assertThat(group(MemcgPath.ROOT, "/")).isEqualTo("none");
    }

    @Test
    void oomGroup_victimUnknown_onlyTheDomainIsSeen() {
      assertThat(group(MemcgPath.UNKNOWN, "/A")).isEqualTo("/A");
      assertThat(group(MemcgPath.UNKNOWN, "/A/B")).isEqualTo("none");
      assertThat(group(MemcgPath.UNKNOWN, "/")).isEqualTo("none");
    }

    @Test
    void oomGroup_v1_isNone() {
      MemcgTree v1 = new MemcgTree(CgroupVersion.V1, List.of(memcg("/A", true)));

      assertThat(v1.oomGroup(new MemcgPath("/A"), MemcgPath.ROOT)).isEmpty();
    }

    private String group(MemcgPath of, String domain) {
      return tree.oomGroup(of, new MemcgPath(domain))
          .map(memcg -> memcg.path().value())
          .orElse("none");
    }
  }

  @Test
  void children_memcg_areItsOwnInOrder() {
    MemcgTree tree =
        new MemcgTree(
            CgroupVersion.V2,
            List.of(
                memcg("/b", false),
                memcg("/b/y", false),
                memcg("/b/x", false),
                memcg("/a", false)));

    assertThat(tree.children(MemcgPath.ROOT))
        .extracting(m -> m.path().value())
        .containsExactly("/b", "/a");
    assertThat(tree.children(new MemcgPath("/b")))
        .extracting(m -> m.path().value())
        .containsExactly("/b/y", "/b/x");
    assertThat(tree.children(new MemcgPath("/a"))).isEmpty();
  }

  @Test
  void constructor_pathTwice_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new MemcgTree(CgroupVersion.V2, List.of(memcg("/a", false), memcg("/a", true))))
        .withMessage("memcg /a stands twice");
  }

  @Test
  void constructor_childBeforeParent_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new MemcgTree(CgroupVersion.V2, List.of(memcg("/a/b", false), memcg("/a", true))))
        .withMessage("memcg /a/b stands before its parent");
  }

  @Test
  void equals_sameMemcgsInAnotherOrder_differs() {
    MemcgState a = memcg("/a", false);
    MemcgState b = memcg("/b", false);

    assertThat(new MemcgTree(CgroupVersion.V2, List.of(a, b)))
        .isEqualTo(new MemcgTree(CgroupVersion.V2, List.of(a, b)))
        .hasSameHashCodeAs(new MemcgTree(CgroupVersion.V2, List.of(a, b)))
        .isNotEqualTo(new MemcgTree(CgroupVersion.V2, List.of(b, a)))
        .isNotEqualTo(new MemcgTree(CgroupVersion.V1, List.of(a, b)));
  }

  private static MemcgState memcg(String path, boolean oomGroup) {
    return new MemcgState(new MemcgPath(path), MemcgLimits.NONE, 0, 0, oomGroup, MemcgStat.EMPTY);
  }
}
