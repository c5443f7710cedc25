package org.metagrad.bench.teach;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A lesson in cells of a notebook: its text, its imports, each of its methods, and the paragraphs
 * of its main method.
 *
 * @param text the comment of the lesson, in Markdown
 * @param code the cells, in order
 */
record LessonCells(String text, List<String> code) {

    /** The cells of a lesson's source. */
    static LessonCells of(String source) {
        JavacTask task =
                (JavacTask)
                        ToolProvider.getSystemJavaCompiler()
                                .getTask(
                                        null,
                                        null,
                                        null,
                                        List.of("-proc:none"),
                                        null,
                                        List.of(file(source)));
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            return new Reader(source, unit, Trees.instance(task).getSourcePositions()).cells();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static JavaFileObject file(String source) {
        return new SimpleJavaFileObject(
                URI.create("string:///Lesson.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    private record Reader(String source, CompilationUnitTree unit, SourcePositions positions) {

        int start(Tree tree) {
            return (int) positions.getStartPosition(unit, tree);
        }

        int end(Tree tree) {
            return (int) positions.getEndPosition(unit, tree);
        }

        LessonCells cells() {
            List<String> code = new ArrayList<>();
            code.add(
                    unit.getImports().stream()
                            .map(tree -> source.substring(start(tree), end(tree)))
                            .collect(Collectors.joining("\n")));
            ClassTree lesson = (ClassTree) unit.getTypeDecls().getFirst();
            int comment = end(unit.getImports().getLast());
            int before = source.indexOf('{', start(lesson)) + 1;
            for (Tree member : lesson.getMembers()) {
                if (member instanceof MethodTree method && method.getName().contentEquals("main")) {
                    code.addAll(paragraphs(method.getBody()));
                } else {
                    code.add(member(source.substring(before, end(member))));
                }
                before = end(member);
            }
            return new LessonCells(markdown(source.substring(comment, start(lesson))), code);
        }

        /** A member of the class as one of a notebook, which knows no static. */
        private static String member(String text) {
            int end = text.indexOf("*/");
            String comment = end < 0 ? "" : commented(plain(text.substring(0, end + 2)));
            String code = outdented(text.substring(end < 0 ? 0 : end + 2), 4);
            return comment + code.replaceFirst("^static (final )?", "");
        }

        private static String commented(String text) {
            return text.lines().map(line -> "// " + line + "\n").collect(Collectors.joining());
        }

        /** Statements with no empty line between them stay together. */
        private List<String> paragraphs(BlockTree body) {
            List<String> paragraphs = new ArrayList<>();
            int begin = source.indexOf('{', start(body)) + 1;
            int before = begin;
            for (StatementTree statement : body.getStatements()) {
                String gap = source.substring(before, start(statement));
                if (before > begin && gap.contains("\n\n")) {
                    paragraphs.add(outdented(source.substring(begin, before), 8));
                    begin = before;
                }
                before = end(statement);
            }
            paragraphs.add(outdented(source.substring(begin, end(body) - 1), 8));
            return paragraphs;
        }

        private static String outdented(String text, int by) {
            String indent = " ".repeat(by);
            return text.strip()
                    .lines()
                    .map(line -> line.startsWith(indent) ? line.substring(by) : line)
                    .collect(Collectors.joining("\n"));
        }

        /** A comment without its stars and tags. */
        private static String plain(String comment) {
            return codeTags(comment, "", "");
        }

        private static String markdown(String comment) {
            return codeTags(comment, "`", "`")
                    .replaceFirst("^(Lesson \\d+: .*)\\.", "## $1")
                    .replace("<p>", "");
        }

        /** The text of a comment with these marks in place of its code tags. */
        private static String codeTags(String comment, String open, String close) {
            String text =
                    comment.strip()
                            .lines()
                            .map(line -> line.strip().replaceFirst("^(/\\*\\*|\\*/|\\*) ?", ""))
                            .map(line -> line.replaceFirst(" ?\\*/$", ""))
                            .collect(Collectors.joining("\n"))
                            .strip();
            String tag = "{@code";
            StringBuilder without = new StringBuilder();
            int at = 0;
            for (int begin = text.indexOf(tag); begin >= 0; begin = text.indexOf(tag, at)) {
                int depth = 1;
                int end = begin + tag.length();
                for (; depth > 0; end++) {
                    depth += text.charAt(end) == '{' ? 1 : text.charAt(end) == '}' ? -1 : 0;
                }
                String code = text.substring(begin + tag.length(), end - 1).strip();
                without.append(text, at, begin).append(open);
                without.append(code.replaceAll("\\s+", " ")).append(close);
                at = end;
            }
            return without.append(text.substring(at)).toString();
        }
    }
}
