package org.metagrad.planted.low;

import org.metagrad.planted.high.High;

/** Knows what is above it, for the test of the rule that forbids that. */
public record Low(High high) {}
