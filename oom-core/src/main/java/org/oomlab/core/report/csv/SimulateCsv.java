package org.oomlab.core.report.csv;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.oomlab.api.memory.MemcgPath;
import org.oomlab.core.engine.record.MemcgSample;
import org.oomlab.core.engine.record.PsiSample;
import org.oomlab.core.engine.record.RunEvent;
import org.oomlab.core.engine.record.RunRecord;
import org.oomlab.core.engine.record.Sample;
import org.oomlab.core.reclaim.PressureAverage;

/**
 * A run over time: a row for each sample and memcg, the machine being memcg {@code /}. Columns that
 * only the machine has are empty in the others. {@code kills} counts those since the sample before
 * whose victim was charged there or below; kills after the last sample count with it.
 */
public final class SimulateCsv {
  private static final long MICROS_A_MILLI = 1000;

  private static final List<String> HEADER =
      List.of(
          "timeMillis",
          "memcg",
          "usagePages",
          "anonPages",
          "filePages",
          "shmemPages",
          "kernelPages",
          "swapPages",
          "someMillis",
          "fullMillis",
          "kills",
          "freePages",
          "unevictablePages",
          "zramPages",
          "dirtyPages",
          "swapTotalPages",
          "processes",
          "pageSizeBytes",
          "someAvg10",
          "someAvg60",
          "someAvg300",
          "fullAvg10",
          "fullAvg60",
          "fullAvg300");

  private SimulateCsv() {}

  /** Writes the table and returns how many rows it has. */
  public static long write(Writer out, RunRecord run) throws IOException {
    return Table.write(out, HEADER, table -> rows(table, run));
  }

  private static long rows(Table table, RunRecord run) {
    List<RunEvent.Kill> kills = run.kills();
    String pageSize = Integer.toString(run.pageSizeBytes());
    long rows = 0;
    int told = 0;
    for (int i = 0; i < run.samples().size(); i++) {
      Sample sample = run.samples().get(i);
      int next = told;
      while (next < kills.size()
          && (kills.get(next).timeMicros() <= sample.timeMicros()
              || i == run.samples().size() - 1)) {
        next++;
      }
      List<RunEvent.Kill> since = kills.subList(told, next);
      machine(table, run, sample, since, pageSize);
      for (MemcgSample memcg : sample.memcgs()) {
        memcg(table, sample, memcg, since, pageSize);
      }
      rows += 1 + sample.memcgs().size();
      told = next;
    }
    return rows;
  }

  private static void machine(
      Table table, RunRecord run, Sample sample, List<RunEvent.Kill> kills, String pageSize) {
    table.row(
        millis(sample.timeMicros()),
        MemcgPath.ROOT.value(),
        Long.toString(run.ramPages() - sample.freePages()),
        Long.toString(sample.anonPages()),
        Long.toString(sample.filePages()),
        Long.toString(sample.shmemPages()),
        Long.toString(sample.slabPages() + sample.pageTablePages() + sample.stackPages()),
        Long.toString(sample.swapUsedPages()),
        millis(sample.pressure().someMicros()),
        millis(sample.pressure().fullMicros()),
        Integer.toString(kills.size()),
        Long.toString(sample.freePages()),
        Long.toString(sample.unevictablePages()),
        Long.toString(sample.zramPages()),
        Long.toString(sample.dirtyPages()),
        Long.toString(sample.swapTotalPages()),
        Integer.toString(sample.processes()),
        pageSize,
        average(sample.pressure().someAvg10()),
        average(sample.pressure().someAvg60()),
        average(sample.pressure().someAvg300()),
        average(sample.pressure().fullAvg10()),
        average(sample.pressure().fullAvg60()),
        average(sample.pressure().fullAvg300()));
  }

  private static void memcg(
      Table table, Sample sample, MemcgSample memcg, List<RunEvent.Kill> kills, String pageSize) {
    PsiSample pressure = memcg.pressure();
    table.row(
        millis(sample.timeMicros()),
        memcg.memcg().value(),
        Long.toString(memcg.usagePages()),
        Long.toString(memcg.anonPages()),
        Long.toString(memcg.filePages()),
        Long.toString(memcg.shmemPages()),
        Long.toString(memcg.kernelPages()),
        Long.toString(memcg.swapPages()),
        millis(pressure.someMicros()),
        millis(pressure.fullMicros()),
        Long.toString(kills.stream().filter(kill -> kill.memcg().isWithin(memcg.memcg())).count()),
        "",
        "",
        "",
        "",
        "",
        "",
        pageSize,
        average(pressure.someAvg10()),
        average(pressure.someAvg60()),
        average(pressure.someAvg300()),
        average(pressure.fullAvg10()),
        average(pressure.fullAvg60()),
        average(pressure.fullAvg300()));
  }

  private static String average(long value) {
    return new PressureAverage(value).text();
  }

  private static String millis(long micros) {
    return Long.toString(micros / MICROS_A_MILLI);
  }
}
