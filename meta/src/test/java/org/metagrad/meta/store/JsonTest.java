package org.metagrad.meta.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    @Test
    void readsEveryKindOfValue() {
        Object value =
                Json.parse(
                        " {\"a\" : [1, -2, 0, 1.5, -0.25, 1e3, 2E-2, 9223372036854775807],\n\t\"b\":true,"
                                + "\"c\":false,\"d\":null,\"e\":{},\"f\":[],\"g\":\"\\u00e4\\n\\\"\"} ");
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("a", List.of(1L, -2L, 0L, 1.5, -0.25, 1000.0, 0.02, Long.MAX_VALUE));
        wanted.put("b", true);
        wanted.put("c", false);
        wanted.put("d", null);
        wanted.put("e", Map.of());
        wanted.put("f", List.of());
        wanted.put("g", "\u00e4\n\"");
        assertThat(value).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ``              | character 0: wanted a number, a string, an array or an object
                    [1,             | character 3: wanted a number, a string, an array or an object
                    [1 2]           | character 3: wanted ','
                    [1] x           | character 4: wanted the end
                    {"a":1,"a":2}   | character 12: wanted a different key than a again
                    {"a":null,"a":1} | character 15: wanted a different key than a again
                    {"a" 1}         | character 5: wanted ':'
                    {a:1}           | character 1: wanted '"'
                    [nul]           | character 1: wanted a number, a string, an array or an object
                    [NaN]           | character 1: wanted a number, a string, an array or an object
                    [01]            | character 3: wanted a number, a string, an array or an object
                    [1.]            | character 3: wanted a number, a string, an array or an object
                    [.5]            | character 3: wanted a number, a string, an array or an object
                    [1e]            | character 3: wanted a number, a string, an array or an object
                    [1e999]         | character 6: wanted a number below 1.8e308
                    [99999999999999999999] | character 21: wanted a whole number of 64 bits
                    ["a             | character 3: wanted more text
                    ["\\x"]         | character 4: wanted an escape sequence
                    ["\\u12g4"]     | character 7: wanted four hexadecimal digits
                    [[[[[[[[[[1]]]]]]]]]] | character 9: wanted less nesting
                    """)
    void saysWhereDamagedTextIsWrong(String text, String message) {
        assertThatThrownBy(() -> Json.parse(text == null ? "" : text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void writesWhatItReads() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("a", Arrays.asList(1L, 0.1, 1e-300, -4.9e-324, true, null));
        value.put("b", Map.of("c", "\u20ac\"\\\n"));
        assertThat(Json.parse(Json.write(value))).isEqualTo(value);
        assertThat(Json.write(List.of(0.5, 2L, "\u00e4"))).isEqualTo("[0.5,2,\"\\u00e4\"]");
    }

    @Test
    void refusesWhatJsonCannotSay() {
        assertThatThrownBy(() -> Json.write(List.of(Double.NaN)))
                .hasMessage("no JSON for java.lang.Double NaN");
        assertThatThrownBy(() -> Json.write(Map.of("a", 1)))
                .hasMessage("no JSON for java.lang.Integer 1");
    }
}
