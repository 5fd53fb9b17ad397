package org.oomlab.linux.kmsg;

/** What is kept of one machine from line to line. Not thread-safe. */
final class Host {
  final LogTracker tracker = new LogTracker();
  final LoneGroup loneGroup = new LoneGroup();
}
