package org.metagrad.bench.report;

import java.util.List;

/** Writes Markdown. */
final class Markdown {
    private final StringBuilder text = new StringBuilder();

    Markdown heading(int level, String title) {
        return paragraph("#".repeat(level) + " " + title);
    }

    Markdown paragraph(String words) {
        text.append(words).append("\n\n");
        return this;
    }

    Markdown code(String command) {
        return paragraph("```\n" + command + "\n```");
    }

    Markdown picture(String words, String file) {
        return paragraph("![" + words + "](" + file + ")");
    }

    /** A list of sentences. */
    Markdown points(List<String> sentences) {
        sentences.forEach(sentence -> text.append("* ").append(sentence).append('\n'));
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
            text.append(' ').append(cell.strip().replace("|", "\\|")).append(" |");
        }
        text.append('\n');
    }

    /** Text that is folded away at first. */
    Markdown details(String title, Markdown inner) {
        text.append("<details><summary>").append(title).append("</summary>\n\n");
        text.append(inner.text);
        text.append("</details>\n\n");
        return this;
    }

    @Override
    public String toString() {
        return text.toString().stripTrailing() + "\n";
    }
}
