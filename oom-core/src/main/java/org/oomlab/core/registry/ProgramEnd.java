package org.oomlab.core.registry;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.Enumeration;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Finds classes that would end the whole program, which no time budget and no exception handler can
 * keep them from. A policy has no use for that. Calls by reflection are not seen here.
 */
final class ProgramEnd {
  private static final Set<String> METHODS =
      Set.of("java.lang.System.exit", "java.lang.Runtime.exit", "java.lang.Runtime.halt");

  private ProgramEnd() {}

  /** Returns what the first such class of a jar does, as the detail of a problem. */
  static Optional<String> in(JarFile jar) throws IOException {
    Enumeration<JarEntry> entries = jar.entries();
    while (entries.hasMoreElements()) {
      JarEntry entry = entries.nextElement();
      if (entry.getName().endsWith(".class")) {
        Optional<String> call = call(jar, entry);
        if (call.isPresent()) {
          return call;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> call(JarFile jar, JarEntry entry) throws IOException {
    byte[] bytes;
    try (InputStream in = jar.getInputStream(entry)) {
      bytes = in.readAllBytes();
    }
    try {
      ClassModel model = ClassFile.of().parse(bytes);
      for (PoolEntry constant : model.constantPool()) {
        if (constant instanceof MethodRefEntry method) {
          String name = dotted(method.owner().asInternalName()) + "." + method.name().stringValue();
          if (METHODS.contains(name)) {
            String type = dotted(model.thisClass().asInternalName());
            return Optional.of(
                "class " + type + " calls " + name + "(), which would end the whole program");
          }
        }
      }
    } catch (IllegalArgumentException damagedOrNewer) {
      // Whoever loads the class says so.
    }
    return Optional.empty();
  }

  private static String dotted(String internalName) {
    return internalName.replace('/', '.');
  }
}
