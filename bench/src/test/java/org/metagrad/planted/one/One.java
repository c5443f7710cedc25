package org.metagrad.planted.one;

import org.metagrad.planted.other.Other;

/** One half of a cycle of packages, for the test of the rule that forbids them. */
public record One(Other other) {}
