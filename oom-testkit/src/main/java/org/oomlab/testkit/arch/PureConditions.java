package org.oomlab.testkit.arch;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.oomlab.api.policy.VictimPolicy;
import org.oomlab.api.policy.VictimPolicyProvider;
import org.oomlab.api.pressure.PressureDaemon;
import org.oomlab.api.pressure.PressureDaemonProvider;

/** The conditions of {@link PolicyArchitectureRules} that need to look at all classes at once. */
final class PureConditions {
  private static final Set<String> LASTING_VALUES =
      Set.of(
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Character",
          "java.lang.Class",
          "java.lang.Double",
          "java.lang.Float",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Short",
          "java.lang.String",
          "java.math.BigDecimal",
          "java.math.BigInteger",
          "java.util.Collection",
          "java.util.Comparator",
          "java.util.List",
          "java.util.Locale",
          "java.util.Map",
          "java.util.Optional",
          "java.util.OptionalInt",
          "java.util.OptionalLong",
          "java.util.SequencedCollection",
          "java.util.SequencedMap",
          "java.util.SequencedSet",
          "java.util.Set",
          "java.util.UUID",
          "java.util.regex.Pattern");

  private static final Set<String> GROWING =
      Set.of(
          "java.util.ArrayDeque",
          "java.util.ArrayList",
          "java.util.BitSet",
          "java.util.EnumMap",
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.LinkedHashMap",
          "java.util.LinkedHashSet",
          "java.util.LinkedList",
          "java.util.PriorityQueue",
          "java.util.TreeMap",
          "java.util.TreeSet",
          "java.util.Vector");

  private PureConditions() {}

  /** Every class used is one of those judged, or of the {@link PureLibrary}. */
  static ArchCondition<JavaClass> useOnlyWhatIsPure() {
    return new ArchCondition<>("use themselves, org.oomlab.api and the pure part of the JDK") {
      private final Set<String> own = new HashSet<>();

      @Override
      public void init(Collection<JavaClass> all) {
        own.clear();
        all.forEach(one -> own.add(one.getName()));
      }

      @Override
      public void check(JavaClass judged, ConditionEvents events) {
        for (Dependency dependency : judged.getDirectDependenciesFromSelf()) {
          JavaClass used = dependency.getTargetClass().getBaseComponentType();
          if (!own.contains(used.getName()) && !PureLibrary.holds(dependency)) {
            events.add(SimpleConditionEvent.violated(judged, dependency.getDescription()));
          }
        }
        for (JavaAccess<?> access : judged.getAccessesFromSelf()) {
          if (!own.contains(access.getTargetOwner().getName()) && !PureLibrary.holds(access)) {
            events.add(SimpleConditionEvent.violated(judged, access.getDescription()));
          }
        }
      }
    };
  }

  /** What lives from question to question: static, or in a policy and whatever it is made of. */
  static ArchCondition<JavaClass> keepNothing() {
    return new ArchCondition<>("keep nothing that can change") {
      private final Set<String> lasting = new HashSet<>();

      @Override
      public void init(Collection<JavaClass> all) {
        lasting.clear();
        all.stream().filter(PureConditions::isAsked).forEach(one -> reach(one, all));
        all.stream()
            .flatMap(one -> one.getFields().stream())
            .filter(PureConditions::isStatic)
            .forEach(field -> reach(field.getRawType(), all));
      }

      private void reach(JavaClass from, Collection<JavaClass> all) {
        if (all.contains(from) && lasting.add(from.getName())) {
          from.getFields().forEach(field -> reach(field.getRawType(), all));
        }
      }

      @Override
      public void check(JavaClass judged, ConditionEvents events) {
        for (JavaField field : judged.getFields()) {
          boolean stays = isStatic(field) || lasting.contains(judged.getName());
          if (stays && !isCompilers(field) && !isLasting(field, lasting)) {
            events.add(
                SimpleConditionEvent.violated(
                    field, field.getDescription() + " can change or be filled"));
          }
        }
        judged.getStaticInitializer().stream()
            .flatMap(initializer -> initializer.getConstructorCallsFromSelf().stream())
            .filter(call -> GROWING.contains(call.getTargetOwner().getName()))
            .forEach(
                call -> events.add(SimpleConditionEvent.violated(judged, call.getDescription())));
      }
    };
  }

  private static boolean isAsked(JavaClass one) {
    return one.isAssignableTo(VictimPolicy.class)
        || one.isAssignableTo(PressureDaemon.class)
        || one.isAssignableTo(VictimPolicyProvider.class)
        || one.isAssignableTo(PressureDaemonProvider.class);
  }

  private static boolean isStatic(JavaField field) {
    return field.getModifiers().contains(JavaModifier.STATIC);
  }

  /** The values of an enumeration, the table of a switch. */
  private static boolean isCompilers(JavaField field) {
    return field.getModifiers().contains(JavaModifier.SYNTHETIC);
  }

  private static boolean isLasting(JavaField field, Set<String> lasting) {
    JavaClass type = field.getRawType();
    return field.getModifiers().contains(JavaModifier.FINAL)
        && !type.isArray()
        && (type.isPrimitive()
            || type.isEnum()
            || type.isRecord()
            || lasting.contains(type.getName())
            || LASTING_VALUES.contains(type.getName())
            || type.getPackageName().equals("java.util.function")
            || type.getPackageName().equals("java.time")
            || type.getPackageName().startsWith("org.oomlab.api"));
  }
}
