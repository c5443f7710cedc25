package org.metagrad.bench.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void whatATerminalWouldObeyIsShown() {
        assertThat(Printable.line("a\u001b[2Jb\u0007\u009b31m\u007f"))
                .isEqualTo("a\\u001b[2Jb\\u0007\\u009b31m\\u007f");
        assertThat(Printable.line("\u202etxt.exe\u2066\ufeff"))
                .isEqualTo("\\u202etxt.exe\\u2066\\ufeff");
        assertThat(Printable.line("half \ud800 a pair")).isEqualTo("half \\ud800 a pair");
    }

    @Test
    void linesBecomeOne() {
        assertThat(Printable.line("a\r\n  b\n\nc\u2028d\u0085e")).isEqualTo("a b c d e");
    }

    @Test
    void otherTextStaysAsItIs() {
        String text = "größe, 漢字, 𝔸, α → β: \"<x>\" 100 %";
        assertThat(Printable.line(text)).isEqualTo(text);
        assertThat(Printable.line("x".repeat(1_000_000))).hasSizeLessThan(5_000).endsWith("x...");
    }
}
