package org.oomlab.testkit.writer;

/** A part of a report that can be left out, as a cut log does. In the order of printing. */
public enum ReportPart {
  HEADER,
  STACK,
  MEMCG,
  MEM_INFO,
  TABLE,
  SUMMARY,
  DECISION,
  KILL,
  NOBODY,
  REAPER;

  Block block() {
    return switch (this) {
      case HEADER -> new HeaderBlock();
      case STACK -> new StackBlock();
      case MEMCG -> new MemcgBlock();
      case MEM_INFO -> new MemInfoBlock();
      case TABLE -> new TaskTableBlock();
      case SUMMARY -> new SummaryBlock();
      case DECISION -> new DecisionBlock();
      case KILL -> new KillBlock();
      case NOBODY -> new NobodyBlock();
      case REAPER -> new ReaperBlock();
    };
  }
}
