package org.oomlab.cli.input;

import org.oomlab.core.scenario.Scenario;

/**
 * A scenario that was read.
 *
 * @param name as it is called in results: the path as given, {@code -} for standard input
 * @param scenario what it says
 */
public record ScenarioInput(String name, Scenario scenario) {}
