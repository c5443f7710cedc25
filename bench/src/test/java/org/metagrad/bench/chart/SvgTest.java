package org.metagrad.bench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SvgTest {
    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNoNumberIsRefused(double value) {
        assertThatThrownBy(() -> new Svg().leaf("rect", "x", value))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("a picture cannot show " + value);
        assertThatThrownBy(() -> Svg.points(0, value)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void textIsNeverMarkup() {
        String svg = new Svg().raw("title", "</title><script>\u001b\u0000 a\tb & \"c\"").toString();
        assertThat(svg)
                .isEqualTo(
                        "<title>&lt;/title&gt;&lt;script&gt;\ufffd\ufffd a\tb &amp; &quot;c&quot;</title>\n");
    }
}
