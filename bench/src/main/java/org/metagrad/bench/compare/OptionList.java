package org.metagrad.bench.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.config.TrainingKey;

/** Values, or options with values, that commas part. */
final class OptionList {
    private OptionList() {}

    /** The parts between commas that are in no parentheses. */
    static List<String> values(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        for (char c : text.toCharArray()) {
            if (c == ',' && depth == 0) {
                parts.add(part.toString().strip());
                part.setLength(0);
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            part.append(c);
        }
        parts.add(part.toString().strip());
        return parts;
    }

    /**
     * {@code option=value,option=value}, where a value may have commas and signs of equality of its
     * own: what follows a comma and is no option of {@code train} belongs to the value before.
     *
     * @throws IllegalArgumentException one line naming an option that is unknown or comes twice
     */
    static Map<String, String> entries(String text) {
        Map<String, String> entries = new LinkedHashMap<>();
        String last = null;
        for (String part : text.split(",", -1)) {
            int sign = part.indexOf('=');
            String key = sign < 0 ? part.strip() : part.substring(0, sign).strip();
            boolean begins = sign >= 0 && TrainingConfig.keys().contains(key);
            if (!begins && last == null) {
                TrainingKey.named(key);
                throw new IllegalArgumentException("'" + text + "': option=value,... is wanted");
            }
            if (!begins) {
                entries.merge(last, part, (before, more) -> before + "," + more);
                continue;
            }
            if (entries.put(key, part.substring(sign + 1).strip()) != null) {
                throw new IllegalArgumentException("'" + text + "': " + key + " is there twice");
            }
            last = key;
        }
        return entries;
    }
}
