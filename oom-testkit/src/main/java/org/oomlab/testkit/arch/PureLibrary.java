package org.oomlab.testkit.arch;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;

/**
 * What a pure function may use of the JDK: a list of what is allowed, since no list of what is not
 * is ever complete.
 */
final class PureLibrary {
  private static final Set<String> PACKAGES =
      Set.of(
          "java.lang",
          "java.lang.annotation",
          "java.lang.invoke",
          "java.lang.runtime",
          "java.math",
          "java.time",
          "java.time.temporal",
          "java.util",
          "java.util.function",
          "java.util.regex",
          "java.util.stream",
          "org.jspecify.annotations");

  private static final String API = "org.oomlab.api";

  /** In those packages, what is not pure as a whole. */
  private static final Set<String> IMPURE =
      Set.of(
          "java.lang.ClassLoader",
          "java.lang.InheritableThreadLocal",
          "java.lang.Module",
          "java.lang.ModuleLayer",
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.ProcessHandle",
          "java.lang.Runtime",
          "java.lang.ScopedValue",
          "java.lang.StackWalker",
          "java.lang.Thread",
          "java.lang.ThreadGroup",
          "java.lang.ThreadLocal",
          "java.time.Clock",
          "java.time.InstantSource",
          "java.util.Calendar",
          "java.util.Date",
          "java.util.GregorianCalendar",
          "java.util.IdentityHashMap",
          "java.util.Random",
          "java.util.ResourceBundle",
          "java.util.Scanner",
          "java.util.ServiceLoader",
          "java.util.SplittableRandom",
          "java.util.TimeZone",
          "java.util.Timer",
          "java.util.TimerTask",
          "java.util.WeakHashMap");

  /** The pure methods of classes that are not pure otherwise. */
  private static final Map<String, Set<String>> PURE_METHODS =
      Map.of(
          "java.lang.System", Set.of("arraycopy", "lineSeparator"),
          "java.lang.Class",
              Set.of(
                  "cast",
                  "desiredAssertionStatus",
                  "equals",
                  "getEnumConstants",
                  "getName",
                  "getSimpleName",
                  "hashCode",
                  "isInstance"));

  /** What an otherwise pure class must not be asked, whatever its type. */
  private static final Set<String> IMPURE_METHODS =
      Set.of(
          "java.lang.Boolean.getBoolean",
          "java.lang.Integer.getInteger",
          "java.lang.Long.getLong",
          "java.lang.Math.random",
          "java.lang.StrictMath.random",
          "java.util.Collections.shuffle",
          "java.util.Locale.getDefault",
          "java.util.UUID.randomUUID");

  private static final Set<String> IMPURE_NAMES =
      Set.of("now", "parallel", "parallelStream", "systemDefault");

  private PureLibrary() {}

  /** Returns whether a class may be used at all. */
  static boolean holds(JavaClass used) {
    JavaClass type = used.getBaseComponentType();
    String name = type.getName();
    return type.isPrimitive()
        || name.equals("java.io.Serializable")
        || type.getPackageName().equals(API)
        || type.getPackageName().startsWith(API + ".")
        || (PACKAGES.contains(type.getPackageName()) && !IMPURE.contains(outermost(name)));
  }

  /** Returns whether a method or field of a class that may be used may be used too. */
  static boolean holds(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getBaseComponentType().getName();
    String method = access.getTarget().getName();
    Set<String> pure = PURE_METHODS.get(owner);
    return (pure == null || pure.contains(method))
        && !IMPURE_METHODS.contains(owner + "." + method)
        && !(owner.startsWith("java.") && IMPURE_NAMES.contains(method));
  }

  /** Returns whether a dependency is one on the JDK that is allowed. */
  static boolean holds(Dependency dependency) {
    return holds(dependency.getTargetClass());
  }

  private static String outermost(String name) {
    int inner = name.indexOf('$');
    return inner < 0 ? name : name.substring(0, inner);
  }
}
