import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Rewrites the classes that were compiled for Java 5 or older, in all jars of a directory, in
 * today's form, with stack maps. The JVM never puts older ones into a start-up cache; picocli is
 * such a library, and to load and verify it anew took a third of the start.
 */
final class StackMaps {
  private static final int OLDEST_CACHED = ClassFile.JAVA_6_VERSION;
  private static final int VERSION_OFFSET = 6;

  public static void main(String[] args) throws IOException {
    List<Path> jars;
    try (var files = Files.list(Path.of(args[0]))) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
    for (Path path : jars) {
      try (var jar = new JarFile(path.toFile())) {
        if (hasOldClasses(jar)) {
          rewrite(path, jar);
        }
      }
    }
  }

  private static boolean hasOldClasses(JarFile jar) throws IOException {
    for (JarEntry entry : Collections.list(jar.entries())) {
      if (isClass(entry)) {
        try (var in = new DataInputStream(jar.getInputStream(entry))) {
          in.skipNBytes(VERSION_OFFSET);
          if (in.readUnsignedShort() < OLDEST_CACHED) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static void rewrite(Path path, JarFile jar) throws IOException {
    var rewritten = path.resolveSibling(path.getFileName() + ".new");
    try (var classes = new URLClassLoader(new URL[] {path.toUri().toURL()});
        OutputStream file = Files.newOutputStream(rewritten);
        var out = new JarOutputStream(file)) {
      var hierarchy =
          ClassHierarchyResolver.ofResourceParsing(classes)
              .orElse(ClassHierarchyResolver.defaultResolver())
              .cached();
      var classFile =
          ClassFile.of(
              ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
              ClassFile.ClassHierarchyResolverOption.of(hierarchy));
      for (JarEntry entry : Collections.list(jar.entries())) {
        var bytes = jar.getInputStream(entry).readAllBytes();
        var copy = new JarEntry(entry.getName());
        copy.setTimeLocal(entry.getTimeLocal());
        out.putNextEntry(copy);
        out.write(isClass(entry) ? modern(classFile, bytes) : bytes);
        out.closeEntry();
      }
    }
    Files.move(rewritten, path, StandardCopyOption.ATOMIC_MOVE);
  }

  private static byte[] modern(ClassFile classFile, byte[] bytes) {
    ClassModel model = classFile.parse(bytes);
    if (model.majorVersion() >= OLDEST_CACHED) {
      return bytes;
    }
    ClassTransform version =
        (out, element) -> {
          if (element instanceof ClassFileVersion) {
            out.withVersion(ClassFile.JAVA_17_VERSION, 0);
          } else {
            out.with(element);
          }
        };
    // Passing each instruction on, rather than whole methods, makes the stack maps anew.
    return classFile.transformClass(
        model,
        ClassTransform.transformingMethodBodies((out, element) -> out.with(element))
            .andThen(version));
  }

  private static boolean isClass(JarEntry entry) {
    return entry.getName().endsWith(".class");
  }
}
