package org.metagrad.bench.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.metagrad.meta.store.Json;

/** What a page has beside what is read: data, scripts and rules of style, all inside the file. */
public sealed interface Inline {
    /**
     * Data for a script: {@code JSON.parse(document.getElementById(id).textContent)}.
     *
     * @param id of its element, in small letters, digits and hyphens
     * @param value of Map, List, String, Boolean, Long, finite Double and null
     */
    record Data(String id, Object value) implements Inline {
        /**
         * Checks the identifier.
         *
         * @param id of its element, in small letters, digits and hyphens
         * @param value of Map, List, String, Boolean, Long, finite Double and null
         * @throws IllegalArgumentException if the identifier is none
         */
        public Data {
            Section.requireId(id);
        }

        @Override
        public Html html() {
            // The sign is in strings alone, where this says the same and ends no element.
            String json = Json.write(value).replace("<", "\\u003c");
            return Html.element(
                    "script", Map.of("id", id, "type", "application/json"), Html.ofMarkup(json));
        }
    }

    /**
     * A script, which runs when the page has been read. It is nothing that the text of the page
     * needs, as a page may be read without scripts.
     *
     * @param source the program
     */
    record Script(String source) implements Inline {
        /**
         * Checks that the source cannot end its element.
         *
         * @param source the program
         * @throws IllegalArgumentException if it can
         */
        public Script {
            refuse(source, "</script", "<script", "<!--");
        }

        @Override
        public Html html() {
            return Html.element("script", Html.ofMarkup("\n" + source));
        }
    }

    /**
     * Rules of style behind those of all pages.
     *
     * @param sheet the rules
     */
    record Style(String sheet) implements Inline {
        /**
         * Checks that the sheet cannot end its element.
         *
         * @param sheet the rules
         * @throws IllegalArgumentException if it can
         */
        public Style {
            refuse(sheet, "</style", "<!--");
        }

        @Override
        public Html html() {
            return Html.element("style", Html.ofMarkup("\n" + sheet));
        }
    }

    /** {@return the element} */
    Html html();

    /**
     * {@return the text of a file beside a class, in the jar as in the sources}
     *
     * @param beside the class
     * @param name of the file, such as {@code page.js}
     * @throws IllegalArgumentException if there is none
     */
    static String resource(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException(
                        "there is no " + name + " beside " + beside.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static void refuse(String text, String... ends) {
        for (String end : ends) {
            if (text.toLowerCase(Locale.ROOT).contains(end)) {
                throw new IllegalArgumentException(
                        "'" + end + "' in what is to be inside of a page would end it");
            }
        }
    }
}
