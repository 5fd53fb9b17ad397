package org.oomlab.cli.simulate;

import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.core.metrics.OracleRun;
import org.oomlab.core.metrics.PolicyRun;
import org.oomlab.core.scenario.Scenario;

/**
 * A run and all that is told of it.
 *
 * @param input the name of the input
 * @param result what the run was worth
 * @param oracle the best in hindsight
 */
record RunReport(
    String input, Scenario scenario, RunRecord run, PolicyRun result, OracleRun oracle) {}
