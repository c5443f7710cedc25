package org.metagrad.bench.report;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes Markdown. What goes into it may come from a file of somebody else: it cannot begin an
 * element of HTML, nor a link.
 */
final class Markdown {
    private static final Pattern ENTITY = Pattern.compile("&(?=#?\\w+;)");

    private final StringBuilder text = new StringBuilder();

    Markdown heading(int level, String title) {
        return paragraph("#".repeat(level) + " " + title);
    }

    Markdown paragraph(String words) {
        return block(inert(words));
    }

    Markdown code(String command) {
        String fence = "`".repeat(Math.max(3, longestRunOfTicks(command) + 1));
        return block(fence + "\n" + command + "\n" + fence);
    }

    /** A command within a sentence. */
    static String inline(String command) {
        int ticks = longestRunOfTicks(command);
        String fence = "`".repeat(ticks + 1);
        return ticks == 0 ? fence + command + fence : fence + " " + command + " " + fence;
    }

    Markdown picture(String words, String file) {
        return block("![" + inert(words) + "](" + file + ")");
    }

    /** Another text as it stands. */
    Markdown paragraph(Markdown inner) {
        return block(inner.text.toString().strip());
    }

    private Markdown block(String words) {
        text.append(words).append("\n\n");
        return this;
    }

    private static String inert(String words) {
        return ENTITY.matcher(words).replaceAll("&amp;").replace("<", "&lt;").replace("](", "]\\(");
    }

    private static int longestRunOfTicks(String words) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < words.length(); i++) {
            run = words.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** A list of sentences. */
    Markdown points(List<String> sentences) {
        sentences.forEach(sentence -> text.append("* ").append(inert(sentence)).append('\n'));
        text.append('\n');
        return this;
    }

    /**
     * A table; columns whose header starts with a space hold numbers and are aligned to the right.
     */
    Markdown table(List<String> header, List<List<String>> rows) {
        row(header);
        text.append('|');
        header.forEach(name -> text.append(name.startsWith(" ") ? "---:|" : "---|"));
        text.append('\n');
        rows.forEach(this::row);
        text.append('\n');
        return this;
    }

    private void row(List<String> cells) {
        text.append('|');
        for (String cell : cells) {
            text.append(' ').append(inert(cell.strip()).replace("|", "\\|")).append(" |");
        }
        text.append('\n');
    }

    /** Text that is folded away at first. */
    Markdown details(String title, Markdown inner) {
        text.append("<details><summary>").append(inert(title)).append("</summary>\n\n");
        text.append(inner.text);
        text.append("</details>\n\n");
        return this;
    }

    @Override
    public String toString() {
        return text.toString().stripTrailing() + "\n";
    }
}
