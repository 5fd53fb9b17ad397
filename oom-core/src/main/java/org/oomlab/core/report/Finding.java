package org.oomlab.core.report;

/** Something found in a log, in the order of the log. */
public sealed interface Finding permits ExplainedReport, UnreportedKill {}
