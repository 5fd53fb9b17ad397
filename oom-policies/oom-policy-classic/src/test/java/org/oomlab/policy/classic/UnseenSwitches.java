package org.oomlab.policy.classic;

import static org.oomlab.api.select.SharersRule.PROTECTED_AND_INIT_SPARED;
import static org.oomlab.api.select.SharersRule.PROTECTED_FAILS_KILL;
import static org.oomlab.api.select.SharersRule.PROTECTED_SPARED;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.oomlab.api.select.BadnessFormula;
import org.oomlab.api.select.ExportExemption;
import org.oomlab.api.select.KernelRules;
import org.oomlab.api.select.PageTableTerm;
import org.oomlab.api.select.Protection;
import org.oomlab.api.select.RootBonus;
import org.oomlab.api.select.WaitRule;
import org.oomlab.policy.classic.SwitchMutants.Mutant;

/**
 * Wrong switches that nothing can tell from the right ones, and why.
 *
 * @param name the switch
 * @param why the reason
 * @param where the mutants it holds for
 */
record UnseenSwitches(String name, String why, Predicate<Mutant> where) {
  private static final Set<Object> FOREIGN_TO_PAGES =
      Set.of(
          RootBonus.QUARTER_FOR_ADMIN_OR_UID_0,
          RootBonus.QUARTER_FOR_ADMIN_OR_RESOURCE,
          RootBonus.THIRTY_PER_MILLE);

  static final List<UnseenSwitches> ALL =
      List.of(
          new UnseenSwitches(
              "score.children",
              "children count in the heuristic up to 2.6.35 only",
              mutant -> formula(mutant) != BadnessFormula.TOTAL_VM),
          new UnseenSwitches(
              "score.oomAdjRaisesZero",
              "oom_adj shifts a score up to 2.6.35 only",
              mutant -> formula(mutant) != BadnessFormula.TOTAL_VM),
          new UnseenSwitches(
              "score.pageTables",
              "the heuristic up to 2.6.35 counts address space, which holds no page tables",
              mutant -> formula(mutant) == BadnessFormula.TOTAL_VM),
          new UnseenSwitches(
              "score.pageTables",
              "4.0 to 4.14 leave PUD tables out, which a state does not hold apart: it has the"
                  + " bytes of the tables that its release counts, and up to 4.14 these are whole"
                  + " pages",
              mutant ->
                  is(mutant.right().score().pageTables(), mutant, PageTableTerm.PTES_AND_PMDS)
                      || is(mutant.right().score().pageTables(), mutant, PageTableTerm.BYTES)),
          new UnseenSwitches(
              "score.rootBonus",
              "scores in pages know neither quarters nor thousandths, which then favour nobody",
              mutant ->
                  mutant.right().score().rootBonus() == RootBonus.NONE
                      && FOREIGN_TO_PAGES.contains(mutant.value())),
          new UnseenSwitches(
              "score.clampsToOne",
              "scores up to 2.6.35 are unsigned, and thousandths always clamped at both ends",
              mutant -> formula(mutant) != BadnessFormula.PAGES),
          new UnseenSwitches(
              "score.exportExemption",
              "nothing protects up to 2.6.11",
              mutant ->
                  protectsNobody(mutant)
                      && mutant.value() == ExportExemption.MEMORYLESS_OR_PROTECTED),
          new UnseenSwitches(
              "walk.waitsFor",
              "nothing protects up to 2.6.11",
              mutant -> protectsNobody(mutant) && mutant.value() == WaitRule.WITH_MEMORY),
          new UnseenSwitches(
              "kill.sharers",
              "nothing protects up to 2.6.11, and from 2.6.37 to 3.1 a protected sharer exempts all"
                  + " that share, so that none is ever met",
              mutant -> meetsNoProtectedSharer(mutant.right()) && differsByProtected(mutant)),
          new UnseenSwitches(
              "kill.groupSparesInit",
              "there is no group kill up to 4.18",
              mutant -> !mutant.right().kill().oomGroup()),
          new UnseenSwitches(
              "totals.memcg",
              "no score is a share of a total up to 2.6.35",
              mutant -> formula(mutant) == BadnessFormula.TOTAL_VM),
          new UnseenSwitches(
              "totals.nodes",
              "no score is a share of a total up to 2.6.35",
              mutant -> formula(mutant) == BadnessFormula.TOTAL_VM));

  /** Returns whether a reason is known why nothing sees a mutant. */
  static boolean explains(Mutant mutant) {
    return ALL.stream()
        .anyMatch(unseen -> unseen.name.equals(mutant.name()) && unseen.where.test(mutant));
  }

  private static BadnessFormula formula(Mutant mutant) {
    return mutant.right().score().formula();
  }

  private static boolean is(PageTableTerm right, Mutant mutant, PageTableTerm one) {
    Set<Object> pair = Set.of(PageTableTerm.PTES_AND_PMDS, PageTableTerm.BYTES);
    return right == one && pair.contains(mutant.value());
  }

  private static boolean meetsNoProtectedSharer(KernelRules row) {
    Protection protection = row.exemption().protection();
    return protection == Protection.NONE || protection == Protection.OOM_SCORE_ADJ_OF_ANY_SHARER;
  }

  private static boolean differsByProtected(Mutant mutant) {
    return switch (mutant.right().kill().sharers()) {
      case KILLED -> Set.of(PROTECTED_FAILS_KILL, PROTECTED_SPARED).contains(mutant.value());
      case INIT_SPARED -> mutant.value() == PROTECTED_AND_INIT_SPARED;
      case SPARED, PROTECTED_FAILS_KILL, PROTECTED_SPARED, PROTECTED_AND_INIT_SPARED -> false;
    };
  }

  private static boolean protectsNobody(Mutant mutant) {
    return mutant.right().exemption().protection() == Protection.NONE;
  }
}
