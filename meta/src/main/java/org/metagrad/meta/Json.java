package org.metagrad.meta;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of JSON that a safetensors header uses: objects, arrays, strings and whole numbers, as
 * Map, List, String and Long. Strict where {@code RFC 8259} leaves a choice: a key occurs once,
 * nesting is shallow.
 */
final class Json {
    /** Deeper than any header, and shallow enough for a foreign file not to overflow the stack. */
    private static final int GREATEST_DEPTH = 8;

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /**
     * The value in a text.
     *
     * @throws IllegalArgumentException saying at which character the text is wrong
     */
    static Object parse(String text) {
        Json json = new Json(text);
        Object value = json.value(0);
        json.skipSpace();
        if (json.at != text.length()) {
            throw json.wrong("the end");
        }
        return value;
    }

    /** The text of nested Map, List, String and Number values, in ASCII and without spaces. */
    static String write(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        switch (value) {
            case Map<?, ?> object -> {
                String separator = "{";
                for (Map.Entry<?, ?> entry : object.entrySet()) {
                    out.append(separator);
                    write(entry.getKey(), out);
                    write(entry.getValue(), out.append(':'));
                    separator = ",";
                }
                out.append(object.isEmpty() ? "{}" : "}");
            }
            case List<?> array -> {
                String separator = "[";
                for (Object item : array) {
                    write(item, out.append(separator));
                    separator = ",";
                }
                out.append(array.isEmpty() ? "[]" : "]");
            }
            case Long number -> out.append(number.longValue());
            case String string -> writeString(string, out);
            default ->
                    throw new IllegalArgumentException(
                            "no JSON for a " + value.getClass().getName());
        }
    }

    private static void writeString(String string, StringBuilder out) {
        out.append('"');
        for (char c : string.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private Object value(int depth) {
        if (depth > GREATEST_DEPTH) {
            throw wrong("less nesting");
        }
        return switch (peek()) {
            case '{' -> object(depth + 1);
            case '[' -> array(depth + 1);
            case '"' -> string();
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        expect('{');
        if (peek() == '}') {
            at++;
            return object;
        }
        while (true) {
            peek();
            String key = string();
            peek();
            expect(':');
            if (object.put(key, value(depth)) != null) {
                throw wrong("a different key than " + key + " again");
            }
            if (peek() == '}') {
                at++;
                return object;
            }
            expect(',');
        }
    }

    private List<Object> array(int depth) {
        List<Object> array = new ArrayList<>();
        expect('[');
        if (peek() == ']') {
            at++;
            return array;
        }
        while (true) {
            array.add(value(depth));
            if (peek() == ']') {
                at++;
                return array;
            }
            expect(',');
        }
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                return string.toString();
            }
            if (c < ' ') {
                throw wrong("a string without control characters");
            }
            string.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        return switch (next()) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    int digit = Character.digit(next(), 16);
                    if (digit < 0) {
                        throw wrong("four hexadecimal digits");
                    }
                    code = 16 * code + digit;
                }
                yield (char) code;
            }
            default -> throw wrong("an escape sequence");
        };
    }

    private Long number() {
        int start = at;
        if (at < text.length() && text.charAt(at) == '-') {
            at++;
        }
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        try {
            return Long.valueOf(text.substring(start, at));
        } catch (NumberFormatException _) {
            throw wrong("a whole number, a string, an array or an object");
        }
    }

    /** The next character that is not a space, which stays; 0 at the end. */
    private char peek() {
        skipSpace();
        return at < text.length() ? text.charAt(at) : 0;
    }

    private char next() {
        if (at == text.length()) {
            throw wrong("more text");
        }
        return text.charAt(at++);
    }

    private void expect(char c) {
        if (at == text.length() || text.charAt(at) != c) {
            throw wrong("'" + c + "'");
        }
        at++;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException wrong(String wanted) {
        return new IllegalArgumentException(
                "not a safetensors file: header character %s: wanted %s".formatted(at, wanted));
    }
}
