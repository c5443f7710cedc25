package org.metagrad.bench.explain;

import java.util.LinkedHashMap;
import java.util.Map;

/** All numbers of the page, by section. */
final class Explanation {
    private Explanation() {}

    /** Those that come out the same at every run. */
    static Map<String, Object> computed() {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("tape", TapeNumbers.of(SmallLoss.INNER));
        numbers.put("plane", PlaneNumbers.of(SmallLoss.INNER, SmallLoss.OUTER));
        numbers.put("steps", StepNumbers.of(SmallLoss.INNER, SmallLoss.OUTER));
        numbers.put("directed", DirectedNumbers.numbers());
        numbers.put("estimators", EstimatorNumbers.numbers());
        numbers.put("networks", NetworkNumbers.numbers());
        return numbers;
    }

    /** Those and what they cost, with times measured now. */
    static Map<String, Object> withTimes() {
        Map<String, Object> numbers = computed();
        numbers.put("costs", CostNumbers.numbers());
        return numbers;
    }
}
