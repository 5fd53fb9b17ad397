package org.oomlab.cli.input;

import org.oomlab.core.snapshot.Snapshot;

/**
 * A snapshot that was read.
 *
 * @param name as it is called in results: the path as given, {@code -} for standard input
 * @param snapshot what it holds
 */
public record SnapshotInput(String name, Snapshot snapshot) {}
