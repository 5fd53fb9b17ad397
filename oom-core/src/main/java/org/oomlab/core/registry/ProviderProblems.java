package org.oomlab.core.registry;

import java.util.ServiceConfigurationError;
import org.oomlab.api.policy.VictimPolicyProvider;

/** Names what is wrong with a provider by what it, or the service loader, threw. */
final class ProviderProblems {
  private static final String OTHER_API =
      "it was made for another version of the plugin API than " + VictimPolicyProvider.API_VERSION;

  private ProviderProblems() {}

  static PluginProblem apiVersion(int version, String plugin, String module) {
    String detail =
        "it was made for version "
            + version
            + " of the plugin API, expected "
            + VictimPolicyProvider.API_VERSION;
    return new PluginProblem(PluginProblem.Kind.WRONG_VERSION, plugin, module, detail);
  }

  static PluginProblem noDescriptor(String plugin, String module) {
    String detail = "it does not describe itself: descriptor() returned null";
    return new PluginProblem(PluginProblem.Kind.BAD_DESCRIPTOR, plugin, module, detail);
  }

  static PluginProblem of(Throwable thrown, Class<?> service, String plugin, String module) {
    return switch (thrown) {
      case ServiceConfigurationError error -> lookup(error, service, plugin, module);
      case LinkageError error -> linkage(error, plugin, module);
      case IllegalArgumentException e ->
          new PluginProblem(
              PluginProblem.Kind.BAD_DESCRIPTOR,
              plugin,
              module,
              "its description is refused: " + Throwables.oneLine(e));
      case OutOfMemoryError error -> noMemory(error, plugin, module);
      default -> threw("its description threw ", thrown, plugin, module);
    };
  }

  private static PluginProblem lookup(
      ServiceConfigurationError error, Class<?> service, String plugin, String module) {
    Throwable cause = error.getCause();
    return switch (cause) {
      case null ->
          new PluginProblem(
              PluginProblem.Kind.MISSING_CLASS, plugin, module, withoutService(error, service));
      case LinkageError linkage -> linkage(linkage, plugin, module);
      case OutOfMemoryError memory -> noMemory(memory, plugin, module);
      case NoSuchMethodException _ ->
          new PluginProblem(
              PluginProblem.Kind.MISSING_CLASS,
              plugin,
              module,
              "it has no public constructor without parameters");
      default -> threw("its constructor threw ", cause, plugin, module);
    };
  }

  private static PluginProblem linkage(LinkageError error, String plugin, String module) {
    return switch (error) {
      case ExceptionInInitializerError initializer -> {
        Throwable cause = initializer.getCause();
        yield threw("its static initialiser threw ", cause == null ? error : cause, plugin, module);
      }
      case NoClassDefFoundError missing ->
          new PluginProblem(
              PluginProblem.Kind.MISSING_CLASS,
              plugin,
              module,
              "class "
                  + Throwables.oneLine(missing).replace('/', '.')
                  + " is neither in it nor in the plugin API");
      case UnsupportedClassVersionError version ->
          new PluginProblem(
              PluginProblem.Kind.WRONG_VERSION,
              plugin,
              module,
              "it was compiled for another Java: " + Throwables.oneLine(version));
      case IncompatibleClassChangeError change ->
          new PluginProblem(
              PluginProblem.Kind.WRONG_VERSION,
              plugin,
              module,
              OTHER_API + " (" + Throwables.oneLine(change) + ")");
      default ->
          new PluginProblem(
              PluginProblem.Kind.MISSING_CLASS,
              plugin,
              module,
              "a class in it is damaged: " + Throwables.describe(error));
    };
  }

  private static PluginProblem noMemory(OutOfMemoryError error, String plugin, String module) {
    String detail = "it was being loaded when " + Throwables.noMemory(error);
    return new PluginProblem(PluginProblem.Kind.THREW, plugin, module, detail);
  }

  private static PluginProblem threw(String what, Throwable thrown, String plugin, String module) {
    return new PluginProblem(
        PluginProblem.Kind.THREW, plugin, module, what + Throwables.describe(thrown));
  }

  private static String withoutService(ServiceConfigurationError error, Class<?> service) {
    String message = Throwables.oneLine(error);
    String prefix = service.getName() + ": ";
    String what = message.startsWith(prefix) ? message.substring(prefix.length()) : message;
    return what.replace("not a subtype", "does not implement " + service.getSimpleName());
  }
}
