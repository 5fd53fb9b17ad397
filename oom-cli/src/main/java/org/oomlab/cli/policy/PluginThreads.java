package org.oomlab.cli.policy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.oomlab.cli.host.ExitCode;

/**
 * The threads in which plugins run, in a group for each, with those that a plugin starts. When one
 * of them ends the program, which loading refuses where it can see it, the program says so and does
 * not pretend to have ended well. {@code Runtime.halt} called by reflection is beyond this.
 */
final class PluginThreads {
  private final Map<String, Group> groups = new ConcurrentHashMap<>();
  private final Consumer<String> lastWords;

  PluginThreads(Consumer<String> lastWords) {
    this.lastWords = lastWords;
  }

  /** Returns what starts threads for that plugin. */
  Thread.Builder.OfPlatform group(String plugin) {
    return Thread.ofPlatform().group(groups.computeIfAbsent(plugin, this::create));
  }

  private Group create(String plugin) {
    if (groups.isEmpty()) {
      Runtime.getRuntime().addShutdownHook(new Thread(this::onEnd, "plugin-exit"));
    }
    return new Group(plugin);
  }

  private void onEnd() {
    for (Map.Entry<Thread, StackTraceElement[]> thread : Thread.getAllStackTraces().entrySet()) {
      Group group = groupOf(thread.getKey());
      if (group != null && groups.containsValue(group) && isExit(thread.getValue())) {
        lastWords.accept(group.getName() + " ended the program: it called System.exit");
        Runtime.getRuntime().halt(ExitCode.BAD_INPUT.code());
      }
    }
  }

  private static @Nullable Group groupOf(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    while (group != null && !(group instanceof Group)) {
      group = group.getParent();
    }
    return (Group) group;
  }

  private static boolean isExit(StackTraceElement[] frames) {
    for (StackTraceElement frame : frames) {
      if (frame.getClassName().equals("java.lang.Runtime")
          && frame.getMethodName().equals("exit")) {
        return true;
      }
    }
    return false;
  }

  /** Its name is the plugin's. */
  private static final class Group extends ThreadGroup {
    Group(String plugin) {
      super(plugin);
    }
  }
}
