package org.metagrad.meta.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * JSON as Map, List, String, Boolean, Long for whole numbers, Double for others and null. Strict
 * where {@code RFC 8259} leaves a choice: a key occurs once, nesting is shallow, a number fits its
 * type.
 */
public final class Json {
    /**
     * The depth of arrays and objects that is read: more than any header or result of JMH has, and
     * little enough for a foreign file not to overflow the stack.
     */
    private static final int GREATEST_DEPTH = 8;

    private static final String ANY = "a number, a string, an array or an object";

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /**
     * The value in a text.
     *
     * @throws IllegalArgumentException saying at which character the text is wrong, such as {@code
     *     character 14: wanted ':'}
     */
    public static Object parse(String text) {
        Json json = new Json(text);
        Object value = json.value(0);
        json.skipSpace();
        if (json.at != text.length()) {
            throw json.wrong("the end");
        }
        return value;
    }

    /**
     * The text of nested values, in ASCII and without spaces. A Double has the shortest decimals
     * that give it back.
     *
     * @throws IllegalArgumentException for another type or a Double that is not finite
     */
    public static String write(Object value) {
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
            case Double number when Double.isFinite(number) -> out.append(number.doubleValue());
            case Boolean truth -> out.append(truth.booleanValue());
            case String string -> writeString(string, out);
            case null -> out.append("null");
            default ->
                    throw new IllegalArgumentException(
                            "no JSON for " + value.getClass().getName() + " " + value);
        }
    }

    private static void writeString(String string, StringBuilder out) {
        out.append('"');
        for (char c : string.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
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
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
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
            Object value = value(depth);
            if (object.containsKey(key)) {
                throw wrong("a different key than " + key + " again");
            }
            object.put(key, value);
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

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw wrong(ANY);
        }
        at += word.length();
        return value;
    }

    private Object number() {
        int start = at;
        skipSign("-");
        boolean zero = at < text.length() && text.charAt(at) == '0';
        int digits = skipDigits();
        boolean whole = true;
        boolean right = digits == 1 || digits > 1 && !zero;
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            whole = false;
            right &= skipDigits() > 0;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            whole = false;
            skipSign("+-");
            right &= skipDigits() > 0;
        }
        if (!right) {
            throw wrong(ANY);
        }
        String number = text.substring(start, at);
        if (whole) {
            try {
                return Long.valueOf(number);
            } catch (NumberFormatException _) {
                throw wrong("a whole number of 64 bits");
            }
        }
        double value = Double.parseDouble(number);
        if (Double.isInfinite(value)) {
            throw wrong("a number below 1.8e308");
        }
        return value;
    }

    private void skipSign(String signs) {
        if (at < text.length() && signs.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private int skipDigits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - start;
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
                String.format(Locale.ROOT, "character %s: wanted %s", at, wanted));
    }
}
