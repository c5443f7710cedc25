package org.metagrad.bench.lesson.mark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A student's file, compiled in memory. */
final class Student {
    private static final String FILE = "student.java";

    private final Class<?> type;
    private final Class<?> lesson;

    private Student(Class<?> type, Class<?> lesson) {
        this.type = type;
        this.lesson = lesson;
    }

    /**
     * Compiles a file.
     *
     * @param source the text of the file
     * @param lesson the class that it is an exercise of
     * @throws StudentException if it does not compile, or has no class with the lesson's methods
     */
    static Student compile(String source, Class<?> lesson) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        Classes classes = new Classes();
        try (JavaFileManager files =
                new Kept(
                        compiler.getStandardFileManager(
                                problems, Locale.ROOT, StandardCharsets.UTF_8),
                        classes)) {
            List<String> options =
                    List.of(
                            "-proc:none",
                            "-implicit:none",
                            "-nowarn",
                            "-classpath",
                            System.getProperty("java.class.path"));
            boolean compiled =
                    compiler.getTask(
                                    null, files, problems, options, null, List.of(new Text(source)))
                            .call();
            if (!compiled) {
                throw new StudentException("does not compile: " + first(problems), null);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return new Student(classes.like(lesson), lesson);
    }

    private static String first(DiagnosticCollector<JavaFileObject> problems) {
        return problems.getDiagnostics().stream()
                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .map(problem ->
                        "line " + problem.getLineNumber() + ": " + problem.getMessage(Locale.ROOT))
                .findFirst()
                .orElse("the compiler gave no reason; is it nested very deeply?");
    }

    /**
     * Calls a static method that the lesson has.
     *
     * @param name of the method
     * @param arguments of the method
     * @return what it gave
     * @throws StudentException if there is none, it gives null or throws
     */
    Object call(String name, Object... arguments) {
        Method wanted =
                Stream.of(lesson.getDeclaredMethods())
                        .filter(method -> method.getName().equals(name))
                        .filter(method -> !method.isSynthetic())
                        .findFirst()
                        .orElseThrow();
        try {
            Method method = type.getDeclaredMethod(name, wanted.getParameterTypes());
            if (!Modifier.isStatic(method.getModifiers()) || !gives(method, wanted)) {
                throw missing(wanted, null);
            }
            method.setAccessible(true);
            Object result = method.invoke(null, arguments);
            if (result == null) {
                throw new StudentException("gave null", null);
            }
            return result;
        } catch (NoSuchMethodException problem) {
            throw missing(wanted, problem);
        } catch (InvocationTargetException problem) {
            throw new StudentException(describe(problem.getCause()), problem.getCause());
        } catch (IllegalAccessException problem) {
            throw new IllegalStateException(problem);
        }
    }

    /**
     * {@return a component of a record that the student's file has of its own}
     *
     * @throws StudentException if it has none
     */
    static Object component(Object whole, String name) {
        try {
            Method accessor = whole.getClass().getDeclaredMethod(name);
            accessor.setAccessible(true);
            return accessor.invoke(whole);
        } catch (ReflectiveOperationException problem) {
            throw new StudentException("gave a record without '" + name + "'", problem);
        }
    }

    /** By name: a record of the lesson is another class in the student's file. */
    private static boolean gives(Method method, Method wanted) {
        return method.getReturnType()
                .getSimpleName()
                .equals(wanted.getReturnType().getSimpleName());
    }

    private static StudentException missing(Method wanted, Throwable cause) {
        String parameters =
                Arrays.stream(wanted.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", "));
        return new StudentException(
                "the file has no method 'static "
                        + wanted.getReturnType().getSimpleName()
                        + " "
                        + wanted.getName()
                        + "("
                        + parameters
                        + ")'",
                cause);
    }

    /** What a method threw, with its place in the student's file. */
    static String describe(Throwable problem) {
        if (problem instanceof ExceptionInInitializerError wrapper && wrapper.getCause() != null) {
            return describe(wrapper.getCause());
        }
        String message = problem.getMessage() == null ? "" : problem.getMessage();
        if (problem instanceof UnsupportedOperationException && message.startsWith("hole ")) {
            return message + " is still empty";
        }
        String line =
                Arrays.stream(problem.getStackTrace())
                        .filter(frame -> FILE.equals(frame.getFileName()))
                        .map(frame -> " (line " + frame.getLineNumber() + ")")
                        .findFirst()
                        .orElse("");
        return "threw " + problem.getClass().getSimpleName() + line + ": " + message;
    }

    /** The text as a file that may hold a class of any name. */
    private static final class Text extends SimpleJavaFileObject {
        private final String source;

        Text(String source) {
            super(URI.create("string:///" + FILE), Kind.SOURCE);
            this.source = source;
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return true;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }

    /** Keeps what is compiled in memory. */
    private static final class Kept extends ForwardingJavaFileManager<JavaFileManager> {
        private final Classes classes;

        Kept(JavaFileManager files, Classes classes) {
            super(files);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    classes.bytes.put(name, bytes);
                    return bytes;
                }
            };
        }
    }

    /** Defines what was compiled, before what the class path has under the same names. */
    private static final class Classes extends ClassLoader {
        private final Map<String, ByteArrayOutputStream> bytes = new LinkedHashMap<>();

        Classes() {
            super(Student.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (bytes.containsKey(name) && findLoadedClass(name) == null) {
                    byte[] code = bytes.get(name).toByteArray();
                    return defineClass(name, code, 0, code.length);
                }
                return super.loadClass(name, resolve);
            }
        }

        /** The class of the lesson's name, else one with a method of it. */
        Class<?> like(Class<?> lesson) {
            List<Class<?>> all = bytes.keySet().stream().<Class<?>>map(this::load).toList();
            return Stream.concat(
                            all.stream().filter(c -> sameName(c, lesson)),
                            all.stream().filter(c -> sharesMethods(c, lesson)))
                    .findFirst()
                    .orElseThrow(() ->
                            new StudentException(
                                    "has no class " + lesson.getSimpleName() + " in it", null));
        }

        private Class<?> load(String name) {
            try {
                return loadClass(name);
            } catch (ClassNotFoundException problem) {
                throw new IllegalStateException(problem);
            }
        }

        private static boolean sameName(Class<?> c, Class<?> lesson) {
            return c.getSimpleName().equals(lesson.getSimpleName());
        }

        private static boolean sharesMethods(Class<?> c, Class<?> lesson) {
            List<String> names =
                    Stream.of(lesson.getDeclaredMethods()).map(Method::getName).toList();
            return Stream.of(c.getDeclaredMethods())
                    .map(Method::getName)
                    .anyMatch(name -> !name.equals("main") && names.contains(name));
        }
    }
}
