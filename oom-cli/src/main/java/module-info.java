/** The command line: commands, wiring, and every edge to terminal and files. */
@SuppressWarnings("requires-automatic") // Guice 7 has no descriptor.
module org.oomlab.cli {
  requires com.google.common; // Guice needs it at run time and cannot say so.
  requires com.google.guice;
  requires info.picocli;
  requires jakarta.inject;
  requires me.tongfei.progressbar;
  requires org.oomlab.api;
  requires org.oomlab.core;
  requires org.oomlab.linux;
  requires static org.jspecify;

  opens org.oomlab.cli to
      com.google.guice,
      info.picocli;
  opens org.oomlab.cli.analysis to
      com.google.guice,
      info.picocli;
  opens org.oomlab.cli.compare to
      com.google.guice,
      info.picocli;
  opens org.oomlab.cli.explain to
      com.google.guice,
      info.picocli;
  opens org.oomlab.cli.host to
      com.google.guice;
  opens org.oomlab.cli.input to
      com.google.guice;
  opens org.oomlab.cli.option to
      com.google.guice,
      info.picocli;
  opens org.oomlab.cli.policy to
      com.google.guice;
  opens org.oomlab.cli.predict to
      com.google.guice,
      info.picocli;
  opens org.oomlab.cli.progress to
      com.google.guice;
  opens org.oomlab.cli.rank to
      com.google.guice,
      info.picocli;
  opens org.oomlab.cli.scaffold to
      com.google.guice,
      info.picocli;
  opens org.oomlab.cli.simulate to
      com.google.guice,
      info.picocli;
  opens org.oomlab.cli.snapshot to
      com.google.guice,
      info.picocli;
  opens org.oomlab.cli.spare to
      com.google.guice,
      info.picocli;
  opens org.oomlab.cli.verify to
      com.google.guice,
      info.picocli;
}
