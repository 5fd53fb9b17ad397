package org.oomlab.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.oomlab.api.machine.KernelRelease;
import org.oomlab.api.memory.CgroupVersion;
import org.oomlab.api.memory.MemcgPath;

class ScenarioTest {
  private static final long GIB = 1L << 30;
  private static final MemcgPath SLICE = new MemcgPath("/a.slice");
  private static final MemcgPath UNIT = new MemcgPath("/a.slice/b.service");

  @Test
  void node_ofRam_isDividedAsAPc() {
    assertThat(NodeSetup.ofRam(16 * GIB).zones())
        .containsExactly(
            new ZoneSetup(ZoneKind.DMA, 16L << 20),
            new ZoneSetup(ZoneKind.DMA32, 3 * GIB - (16L << 20)),
            new ZoneSetup(ZoneKind.NORMAL, 13 * GIB));
    assertThat(NodeSetup.ofRam(16L << 20).zones()).hasSize(1);
    assertThat(NodeSetup.ofRam(GIB).ramBytes()).isEqualTo(GIB);
  }

  @Test
  void scenario_events_areInOrderOfTime() {
    List<TimedEvent> events =
        List.of(
            new TimedEvent.OomScoreAdjSet(20, "g", 1),
            new TimedEvent.OomScoreAdjSet(10, "g", 2),
            new TimedEvent.OomScoreAdjSet(20, "g", 3));

    assertThat(scenario(List.of(), List.of(group("g", MemcgPath.ROOT)), events).events())
        .containsExactly(events.get(1), events.get(0), events.get(2));
  }

  @Test
  void scenario_mutableLists_areCopied() {
    List<ProcessGroup> groups = new ArrayList<>(List.of(group("g", MemcgPath.ROOT)));
    Scenario scenario = scenario(List.of(), groups, List.of());
    groups.clear();

    assertThat(scenario.groups()).hasSize(1);
  }

  @Test
  void scenario_danglingReferences_areRefused() {
    assertThatThrownBy(() -> scenario(List.of(memcg(UNIT)), List.of(), List.of()))
        .hasMessage("parent of /a.slice/b.service /a.slice is not declared");
    assertThatThrownBy(() -> scenario(List.of(memcg(SLICE), memcg(SLICE)), List.of(), List.of()))
        .hasMessage("memcg /a.slice is declared twice");
    assertThatThrownBy(() -> scenario(List.of(), List.of(group("g", SLICE)), List.of()))
        .hasMessage("memcg /a.slice is not declared");
    assertThatThrownBy(
            () ->
                scenario(
                    List.of(), List.of(), List.of(new TimedEvent.OomScoreAdjSet(0, "nobody", 0))))
        .hasMessage("group nobody is not declared");
    ProcessGroup twice = group("g", MemcgPath.ROOT);
    assertThatThrownBy(() -> scenario(List.of(), List.of(twice, twice), List.of()))
        .hasMessage("group g is declared twice");
  }

  @Test
  void swap_compressionOfWhatIsNotZram_isRefused() {
    assertThatThrownBy(() -> new SwapDevice("sda2", SwapKind.DISK, GIB, -1, 300, 0, 0))
        .hasMessageContaining("others have 0");
    assertThatThrownBy(() -> new SwapDevice("zram0", SwapKind.ZRAM, GIB, -1, 0, 0, 0))
        .hasMessageContaining("zram has one from 1");
  }

  @Test
  void memcg_oneLimitChanged_keepsTheOthers() {
    MemcgSettings changed = MemcgSettings.DEFAULT.with(MemcgLimit.HIGH, GIB);

    assertThat(changed.highBytes()).isEqualTo(GIB);
    assertThat(changed.with(MemcgLimit.HIGH, MemcgSettings.UNLIMITED))
        .isEqualTo(MemcgSettings.DEFAULT);
  }

  private static CgroupSetup memcg(MemcgPath path) {
    return new CgroupSetup(path, MemcgSettings.DEFAULT);
  }

  private static ProcessGroup group(String name, MemcgPath memcg) {
    return new ProcessGroup(
        name,
        name,
        1,
        new Arrival.Together(0),
        memcg,
        0,
        0,
        1,
        0,
        List.of(),
        new RestartPolicy.Never(),
        List.of(),
        Importance.ORDINARY);
  }

  private static Scenario scenario(
      List<CgroupSetup> cgroups, List<ProcessGroup> groups, List<TimedEvent> events) {
    MachineSetup machine =
        new MachineSetup(
            KernelRelease.of(6, 12),
            4,
            4096,
            List.of(NodeSetup.ofRam(GIB)),
            new KernelMemory(0, 0),
            List.of(),
            CgroupVersion.V2,
            VmSettings.DEFAULT);
    return new Scenario("test", "", machine, cgroups, groups, events, 1, 60_000, 1000);
  }
}
